using System.Diagnostics;
using System.Security.Claims;
using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Benchmarks.Ours;

/// <summary>A slice as the services have them, behind the kit's own pipeline: idempotency key, row, announcement, audit, answer, one save.</summary>
/// <remarks>To be made after the kit's pipeline is in place and before the service starts. Called without a socket and without a signed token, since the other contestants have neither; the span stands for the server's own.</remarks>
internal sealed class RegisterItem(WebApplication app)
{
    private static readonly ActivitySource Requests = new("ArchivePlatform");
    private static readonly Actor Clerk = new("bench", "bench", "SZ01", new HashSet<string>(), new HashSet<string>(), new HashSet<string>(), Machine: true);
    private static readonly ClaimsPrincipal Caller = new(new ClaimsIdentity(
        [new("sub", Clerk.Person), new("company", Clerk.Company), new("department", "SALES"), new("client_kind", "machine")], "bench"));

    private readonly RequestDelegate _pipeline = Pipeline(app);

    public sealed record View(Guid Id, string InterimNo, long Version);

    public async Task RunAsync(ItemRegistered item)
    {
        using var span = Requests.StartActivity("POST /api/intake/items", ActivityKind.Server);
        await using var scope = app.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = Caller };
        context.Request.Method = HttpMethods.Post;
        context.Request.Path = "/api/intake/items";
        context.Request.Headers["Idempotency-Key"] = item.ItemId.ToString();
        context.Request.ContentLength = 0;
        context.Items[typeof(ItemRegistered)] = item;
        await _pipeline(context);
        if (context.Response.StatusCode != StatusCodes.Status201Created)
            throw new InvalidOperationException($"The slice answered {context.Response.StatusCode}");
    }

    private static RequestDelegate Pipeline(WebApplication app)
    {
        app.Run(HandleAsync);
        return ((IApplicationBuilder)app).Build();
    }

    private static async Task HandleAsync(HttpContext context)
    {
        var item = (ItemRegistered)context.Items[typeof(ItemRegistered)]!;
        var db = context.RequestServices.GetRequiredService<RegisteringDb>();
        db.Add(Item.From(item));
        db.Announce(item);
        db.Audit(Clerk, "item.register", $"item/{item.ItemId}", new { item.InterimNo, item.Category, item.Subtype });
        var answer = await db.AnswerAsync(
            TypedResults.Created($"/api/intake/items/{item.ItemId}", new View(item.ItemId, item.InterimNo, item.Version)), context.RequestAborted);
        await answer.ExecuteAsync(context);
    }
}
