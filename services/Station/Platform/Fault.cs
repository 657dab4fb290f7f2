using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace ArchivePlatform.Stations.Platform;

/// <summary>Why a request was not done.</summary>
/// <param name="Status">The status of the answer; null without one.</param>
/// <param name="Code">The problem's code; null where the answer holds none.</param>
/// <param name="RetryAfter">When the platform asks to be tried again; null where it does not say.</param>
internal sealed record Fault(HttpStatusCode? Status, string? Code, string Sentence, TimeSpan? RetryAfter)
{
    /// <summary>Whether the same request may succeed later.</summary>
    public bool IsPassing => Status is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
        || RetryAfter is not null;

    public static async Task<Fault> OfAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        var problem = await ProblemOfAsync(answer, ct);
        var code = problem?.Code ?? problem?.Error;
        var trace = problem?.TraceId is { } id ? $" (trace {id})" : "";
        return new(answer.StatusCode, code, $"{(int)answer.StatusCode} {code} {problem?.Detail ?? problem?.Title}{trace}".Trim(), RetryAfterOf(answer));
    }

    public static Fault Of(Exception broken) => new(null, null, broken is OperationCanceledException ? "no answer in time" : broken.Message, null);

    /// <summary>Whether an exception means that the connection failed or stalled, and not that the user ended the program.</summary>
    public static bool IsBroken(Exception fault, CancellationToken ct) =>
        fault is HttpRequestException or IOException or SocketException or JsonException || (fault is OperationCanceledException && !ct.IsCancellationRequested);

    /// <summary>Ends where trying again is in vain.</summary>
    /// <exception cref="Stopped"><c>NOT_PERMITTED</c></exception>
    /// <exception cref="RequestRefused">Any other lasting refusal.</exception>
    public void RequireWorthTrying(Language language)
    {
        if (IsPassing)
            return;
        if (Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || Code is "invalid_client" or "unauthorized_client")
            throw new Stopped(ExitCode.NotPermitted, "NOT_PERMITTED", language.Of($"平台不允许此扫描站的操作：{Sentence}", $"The platform does not permit this to the station: {Sentence}"));
        throw new RequestRefused(this);
    }

    private static TimeSpan? RetryAfterOf(HttpResponseMessage answer) =>
        answer.Headers.RetryAfter is { } after ? after.Delta ?? (after.Date - answer.Headers.Date is { Ticks: > 0 } left ? left : null) : null;

    private static async Task<Problem?> ProblemOfAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.Content.Headers.ContentType?.MediaType is not ("application/problem+json" or "application/json"))
            return null;
        try
        {
            return await answer.Content.ReadFromJsonAsync(StationJson.Default.Problem, ct);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The platform refused a request as a whole, and would again.</summary>
internal sealed class RequestRefused(Fault fault) : Exception(fault.Sentence)
{
    public string Code { get; } = fault.Code ?? "REQUEST_REFUSED";
}
