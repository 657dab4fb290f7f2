using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ArchivePlatform.ServiceKit.Telemetry;

/// <summary>JSON logs with trace ids always, spans to local files and to a collector and metrics at a port of their own as configured.</summary>
internal static class TelemetrySetup
{
    /// <summary>Numbers of the runtime, of the database's pool and of requests, told by those who know them.</summary>
    private static readonly string[] Meters = [Measures.MeterName, "System.Runtime", "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    internal static void Add(WebApplicationBuilder builder, string service)
    {
        var options = builder.Configuration.GetSection("Telemetry").Get<TelemetryOptions>() ?? new TelemetryOptions();
        builder.Logging.ClearProviders();
        // One line per decision is ours to write; the frameworks' running commentary is not kept.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("MassTransit", LogLevel.Warning);
        builder.Logging.AddFilter("System", LogLevel.Warning);
        // Two lines a request, and signed addresses of uploads in them.
        builder.Logging.AddFilter("Yarp", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Logging.Configure(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        builder.Logging.AddJsonConsole(console =>
        {
            console.IncludeScopes = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, serviceVersion: MetricsDoor.Version))
            .WithTracing(tracing =>
            {
                tracing.SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.SampleRatio)));
                tracing.AddSource(Tracing.SourceName);
                tracing.AddAspNetCoreInstrumentation(http => http.Filter = context => !context.Request.Path.StartsWithSegments("/health"));
                if (options.Directory is not null)
                    tracing.AddProcessor(new BatchActivityExportProcessor(new OtlpFileExporter(service, options), scheduledDelayMilliseconds: 500));
                if (options.Endpoint is { } endpoint)
                    tracing.AddOtlpExporter(otlp => otlp.Endpoint = endpoint);
            })
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters);
                if (options.MetricsPort is not null)
                    metrics.AddPrometheusExporter();
            });
        builder.Services.AddSingleton<Measures>();
        builder.Services.AddTransient<IStartupFilter, MetricsDoor>();
        MetricsDoor.Open(builder, options);
    }
}
