using System.Diagnostics;
using ArchivePlatform.Gateway;
using ArchivePlatform.Gateway.Docs;
using ArchivePlatform.Gateway.Entry;
using ArchivePlatform.Gateway.Forwarding;
using ArchivePlatform.Gateway.Limits;
using ArchivePlatform.Gateway.Media;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Connections;

var builder = WebApplication.CreateBuilder(args);
builder.AddKit("gateway");
builder.AddPostgres("gateway");
builder.AddSettings<GatewayOptions>("Gateway");
builder.AddSettings<LimitOptions>("Limits");
builder.AddSettings<StorageOptions>("Storage");
builder.Services.AddSingleton<PermitStore>();
builder.Services.AddSingleton<PermitBook>();
builder.Services.AddSingleton<SignInName>();
builder.Services.AddSingleton<UnknownCallers>();
builder.AddSweep<LimitsSweep>(TimeSpan.FromSeconds(5));

if (builder.Configuration["Storage:Endpoint"] is { Length: > 0 } store)
    builder.Configuration["ReverseProxy:Clusters:storage:Destinations:1:Address"] = store;
builder.Services.AddReverseProxy().LoadFromConfig(builder.Configuration.GetSection("ReverseProxy")).AddTransforms(Clean.Apply);
builder.Services.AddSingleton<DistributedContextPropagator, TraceOnly>();
builder.Services.AddSingleton<IMemoryPoolFactory<byte>, WideBlocks>();
builder.Services.AddHostedService<FirstProbe>();
builder.Services.AddHostedService<GatewayNumbers>();
builder.Services.AddHttpClient(nameof(MergedOpenApi), client => client.Timeout = TimeSpan.FromSeconds(5));
builder.Services.AddSingleton<MergedOpenApi>();

var app = builder.Build();
app.Use(AnswerHeaders.SetAsync);
app.Use(app.Services.GetRequiredService<UnknownCallers>().CountAsync);
app.UseRefusals();
app.UseMiddleware<RequestForm>();
app.Use(ForgedHeaders.RemoveAsync);
app.UseRouting();
app.UseAuthentication();
app.UseMiddleware<RateLimits>();
app.Use(DocsRoutes.HideAsync);
app.Use((context, next) => context.GetEndpoint() is null ? throw new RequestRefused(Refusals.NotFound) : next(context));
app.UseAuthorization();
app.UseWhen(context => RouteKind.Of(context) == RouteKind.Api, api => api.UseMiddleware<JsonDepth>());
app.UseWhen(context => RouteKind.Of(context) == RouteKind.Upload, media => media.UseMiddleware<MediaEntry>());
app.MapHealth();
DocsRoutes.Map(app);
app.MapReverseProxy(proxy =>
{
    proxy.Use(SecondTry.InvokeAsync);
    proxy.UseLoadBalancing();
    proxy.UsePassiveHealthChecks();
});

return await app.RunServiceAsync(args);
