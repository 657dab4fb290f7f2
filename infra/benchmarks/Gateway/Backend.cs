namespace ArchivePlatform.Benchmarks.Gateway;

/// <summary>Answers as quickly as a service could: a page of JSON, ready in memory, to whoever asks.</summary>
internal static class Backend
{
    internal const string Path = "/api/intake/items";

    private static readonly byte[] Page = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new
    {
        items = Enumerable.Range(1, 8).Select(number => new { id = new Guid(number, 0, 0, new byte[8]), interimNo = $"SALES-{number}", title = "认购书", state = "REGISTERED", version = 3 }),
        next = (Guid?)null,
    });

    internal static async Task RunAsync(Uri address, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.ToString());
        await using var app = builder.Build();
        app.MapGet("/health/ready", () => Results.Text("ready"));
        app.MapGet(Path, async (HttpContext context) =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = Page.Length;
            await context.Response.Body.WriteAsync(Page);
        });
        await app.StartAsync(ct);
        await app.WaitForShutdownAsync(ct);
    }
}
