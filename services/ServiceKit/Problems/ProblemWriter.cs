using System.Diagnostics;
using System.Text.Json;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Audit;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ArchivePlatform.ServiceKit.Problems;

/// <summary>Writes every refusal: one document, in the caller's language, with one audit row for a known caller.</summary>
internal sealed partial class ProblemWriter(RefusalLedger ledger, Measures measures, ILogger<ProblemWriter> log)
{
    internal Task WriteAsync(HttpContext context, Exception exception)
    {
        if (exception is RuleBroken broken)
            return WriteAsync(context, OfRule(context, broken), broken.MayArrive ? 2 : null, broken.Location);
        var refusal = ProblemMapping.RefusalOf(exception);
        if (refusal == Refusals.Internal)
            LogUnexpected(log, exception, context.Request.Path);
        else if (refusal.Status == 503)
            LogUnavailable(log, exception.GetType().Name, exception.Message, context.Request.Path);
        var refused = exception as RequestRefused;
        return WriteAsync(context, refusal, refused?.Field, refused is { IsNoted: true });
    }

    internal Task WriteAsync(HttpContext context, Refusal refusal, string? field = null, bool isNoted = false)
    {
        var chinese = PrefersChinese(context);
        var sentence = chinese ? refusal.Zh : refusal.En;
        var answer = new ProblemAnswer(ProblemAnswer.TypeOf(refusal.Code), sentence, refusal.Status, sentence, refusal.Code, TraceId()) { Field = field };
        return WriteAsync(context, answer, refusal.RetryAfterSeconds, null, isNoted);
    }

    private async Task WriteAsync(HttpContext context, ProblemAnswer answer, int? retryAfter, string? location, bool isNoted = false)
    {
        if (context.Response.HasStarted)
            return;
        measures.Refused(answer.Code, answer.Status);
        if (!isNoted && answer.Status is >= 400 and < 500 && Actor.Of(context.User) is { } actor)
            await ledger.NoteAsync(actor, context, answer);
        context.Response.Clear();
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/problem+json";
        context.Response.Headers.CacheControl = "no-store, private";
        context.Response.Headers.ContentLanguage = PrefersChinese(context) ? "zh-CN" : "en";
        if (retryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (location is not null)
            context.Response.Headers.Location = location;
        if (answer.Status == 401)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        await JsonSerializer.SerializeAsync(context.Response.Body, answer, Json.Options, context.RequestAborted);
    }

    private static ProblemAnswer OfRule(HttpContext context, RuleBroken broken)
    {
        var chinese = PrefersChinese(context);
        var sentence = broken.Sentence(chinese);
        return new ProblemAnswer(ProblemAnswer.TypeOf(broken.Rule.Code), sentence, ProblemMapping.StatusOf(broken.Rule.Kind), sentence, broken.Rule.Code, TraceId())
        {
            Clause = broken.Rule.Clause,
            Field = broken.Field,
            Missing = broken.Missing.Count == 0 ? null : broken.Missing,
            Existing = broken.Existing,
        };
    }

    /// <summary>Chinese unless the caller ranks English higher.</summary>
    internal static bool PrefersChinese(HttpContext context)
    {
        var best = context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString())
            .FirstOrDefault(language => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return best is null || best.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
    }

    private static string? TraceId() => Activity.Current?.TraceId.ToHexString();

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected failure answering {Path}")]
    private static partial void LogUnexpected(ILogger log, Exception exception, PathString path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Unavailable while answering {Path}: {Kind} {Reason}")]
    private static partial void LogUnavailable(ILogger log, string kind, string reason, PathString path);
}
