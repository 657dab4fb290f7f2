using System.Reflection;
using ArchivePlatform.ServiceKit.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.ServiceKit.Telemetry;

/// <summary>A port of its own (<c>Telemetry:MetricsPort</c>) that answers <c>/metrics</c> and <c>/health</c> and nothing else; the other ports know no metrics.</summary>
/// <remarks>It comes before everything the program puts in place: neither tokens nor limits nor refusals concern whoever scrapes.</remarks>
internal sealed class MetricsDoor(IOptions<TelemetryOptions> options) : IStartupFilter
{
    private const string Path = "/metrics";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (options.Value.MetricsPort is { } port)
            app.MapWhen(context => context.Connection.LocalPort == port, Inside);
        next(app);
    };

    /// <summary>Lets the program listen there too, beside the addresses it was given.</summary>
    internal static void Open(WebApplicationBuilder builder, TelemetryOptions options)
    {
        if (options.MetricsPort is not { } port)
            return;
        var addresses = builder.Configuration[WebHostDefaults.ServerUrlsKey] ?? "";
        var first = addresses.Split(';')[0];
        var host = first.Contains("://", StringComparison.Ordinal) ? BindingAddress.Parse(first).Host : "127.0.0.1";
        builder.WebHost.UseUrls([.. addresses.Split(';', StringSplitOptions.RemoveEmptyEntries), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://{host}:{port}")]);
    }

    /// <summary>Version of the running program: number and commit it was built from.</summary>
    internal static string Version { get; } =
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static void Inside(IApplicationBuilder door)
    {
        door.UseOpenTelemetryPrometheusScrapingEndpoint(Path);
        door.Map("/health/live", live => live.Run(context => context.Response.WriteAsync("live", context.RequestAborted)));
        door.Map("/health/ready", ready => ready.Run(HealthSetup.AnswerAsync));
        door.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }
}
