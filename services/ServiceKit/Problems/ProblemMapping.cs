using System.Text.Json;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Problems;

/// <summary>Finds the refusal behind an exception; anything unknown is an internal error and tells nothing but its trace id.</summary>
internal static class ProblemMapping
{
    internal static Refusal RefusalOf(Exception exception) => exception switch
    {
        RequestRefused refused => refused.Refusal,
        BadHttpRequestException { StatusCode: 408 } => Refusals.TooSlow,
        BadHttpRequestException { StatusCode: 413 } => Refusals.PayloadTooLarge,
        BadHttpRequestException { StatusCode: 415 } => Refusals.MediaType,
        BadHttpRequestException { InnerException: JsonException json } => OfJson(json),
        BadHttpRequestException => Refusals.Malformed,
        JsonException json => OfJson(json),
        DbUpdateConcurrencyException => Refusals.StaleVersion,
        _ when IsFull(exception) => Refusals.StorageFull,
        _ when Outage.Is(exception) || Outage.IsConflict(exception) => Refusals.Unavailable,
        _ => Refusals.Internal,
    };

    internal static int StatusOf(RuleKind kind) => kind switch
    {
        RuleKind.State => 409,
        RuleKind.Rule => 422,
        RuleKind.Locked => 423,
        RuleKind.Forbidden => 403,
        RuleKind.Unknown => 404,
        RuleKind.Never => 405,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static Refusal OfJson(JsonException json) =>
        json.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) ? Refusals.UnknownProperty
        : json.Message.Contains("maximum configured depth", StringComparison.Ordinal) ? Refusals.TooDeep
        : Refusals.Malformed;

    private static bool IsFull(Exception exception) =>
        Outage.Postgres(exception) is { SqlState: PostgresErrorCodes.DiskFull };
}
