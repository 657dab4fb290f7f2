using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Health;
using ArchivePlatform.ServiceKit.Idempotency;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Operations;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>What a service's Program calls once it is built.</summary>
public static class ServiceApp
{
    /// <summary>Puts the kit's pipeline in place.</summary>
    /// <returns>The group at <c>/api/{service}</c> that every route of the service belongs to.</returns>
    public static RouteGroupBuilder UseServiceKit(this WebApplication app)
    {
        app.UseRefusals();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<IdempotencyMiddleware>();
        app.MapHealth();
        app.MapOpenApi("/openapi").RequireAuthorization(Policies.Developer);
        var api = app.MapGroup($"/api/{app.Services.GetRequiredService<ServiceName>().Value}").AddEndpointFilter<EntityTagFilter>().AddEndpointFilterFactory(QueryNames.Check);
        OperationsRoutes.Map(api);
        return api;
    }

    /// <summary>Turns every refusal into a problem document and refuses requests whose length is ambiguous; comes first.</summary>
    public static void UseRefusals(this WebApplication app)
    {
        app.Use(AnswerRefusalsAsync);
        app.UseStatusCodePages(context => Problems(context.HttpContext).WriteAsync(
            context.HttpContext, Refusals.For(context.HttpContext.Response.StatusCode) ?? Refusals.Malformed));
        app.Use(Framing.CheckAsync);
    }

    /// <summary>The routes <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this WebApplication app) => HealthSetup.Map(app);

    /// <summary>Runs the service. With the argument <c>migrate</c> it prepares database and broker and ends, with <c>check</c> it judges its settings only, with <c>settings</c> it lists them.</summary>
    /// <returns>Exit code: 0, or 1 when the settings are refused or the preparation failed.</returns>
    public static async Task<int> RunServiceAsync(this WebApplication app, string[] args)
    {
        if (args is ["settings"])
        {
            foreach (var name in SettingNames.Of(app.Services.GetServices<CheckedSettings>(), app.Configuration))
                Console.WriteLine(name);
            return 0;
        }
        var migrating = args is ["migrate"];
        try
        {
            var own = app.Services.GetServices<IStartCheck>().ToList();
            StartupCheck.Settings(app.Configuration, app.Services, migrating, own);
            if (args is ["check"])
            {
                Console.WriteLine($"{app.Services.GetRequiredService<ServiceName>().Value}: the settings are good");
                return 0;
            }
            if (migrating)
            {
                await app.Services.GetRequiredService<IMigration>().RunAsync(CancellationToken.None);
                return 0;
            }
            var database = app.Services.GetRequiredService<NpgsqlDataSource>();
            await DatabaseCheck.PassAsync(database, CancellationToken.None);
            if (app.Services.GetService<Topology>() is { } topology)
                await TopologyRecord.RequireAsync(database, topology.Lines, CancellationToken.None);
            foreach (var check in own)
                await check.PassAsync(CancellationToken.None);
        }
        catch (Exception refused) when (migrating || refused is InvalidOperationException)
        {
            await Console.Error.WriteLineAsync(refused is InvalidOperationException ? refused.Message : refused.ToString());
            return 1;
        }
        await app.RunAsync();
        return 0;
    }

    private static async Task AnswerRefusalsAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            context.Response.Headers.CacheControl = "no-store, private";
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; nobody is left to answer.
        }
        catch (Exception fault)
        {
            await Problems(context).WriteAsync(context, fault);
        }
    }

    private static ProblemWriter Problems(HttpContext context) => context.RequestServices.GetRequiredService<ProblemWriter>();
}
