using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Idempotency;

/// <summary>Answers a repeated POST with its first answer; only effects are remembered, a refusal may be tried again.</summary>
/// <remarks>The first answer lies in the same save as its effect (<see cref="ServiceDb.AnswerAsync"/>), so there is never one without the other.</remarks>
internal sealed partial class IdempotencyMiddleware(RequestDelegate next, NpgsqlDataSource database, ILogger<IdempotencyMiddleware> log)
{
    private const string Header = "Idempotency-Key";

    /// <summary>A body up to this many bytes is rather worked on again in vain, now and then, than looked up every time: its key refuses the second save.</summary>
    private const int Small = 4096;

    public async Task InvokeAsync(HttpContext context, KitScope scope)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<ReadingPosts.Mark>() is not null
            || Actor.Of(context.User) is not { } actor)
        {
            await next(context);
            return;
        }
        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0)
        {
            if (actor.Machine)
                throw new RequestRefused(Refusals.KeyRequired);
            await next(context);
            return;
        }
        if (key.Length > 200 || key.Any(letter => letter is < '!' or > '~'))
            throw new RequestRefused(Refusals.KeyInvalid);
        var request = IdempotentRequest.Of(actor.Person, key, await DigestAsync(context.Request));
        if (context.Request.ContentLength is not <= Small && await ReplayAsync(context, request))
            return;
        scope.Request = request;
        await RunAsync(context, request);
    }

    private async Task RunAsync(HttpContext context, IdempotentRequest request)
    {
        try
        {
            await next(context);
        }
        catch (Exception fault) when (fault is RuleBroken or RequestRefused or DbUpdateException)
        {
            // The same request may have been answered before, or win on another connection meanwhile: then its answer is this one's too.
            if (await ReplayAsync(context, request))
                return;
            if (IsStillRunning(fault))
                throw new RequestRefused(Refusals.InProgress);
            throw;
        }
        if (context.Response.StatusCode is >= 200 and < 300 && !request.Kept)
            LogNotKept(log, context.Request.Path);
    }

    private async Task<bool> ReplayAsync(HttpContext context, IdempotentRequest request)
    {
        await using var command = database.CreateCommand("select fingerprint, status, location, etag, body from kit.idempotency where person = $1 and key = $2");
        command.Parameters.Add(new() { Value = request.Person });
        command.Parameters.Add(new() { Value = request.Key });
        await using var row = await command.ExecuteReaderAsync(context.RequestAborted);
        if (!await row.ReadAsync(context.RequestAborted))
            return false;
        if (!CryptographicOperations.FixedTimeEquals(row.GetFieldValue<byte[]>(0), request.Fingerprint))
            throw new RequestRefused(Refusals.KeyReused);
        if (row.GetInt32(1) == Refusals.AnswerGone.Status)
            throw new RequestRefused(Refusals.AnswerGone);
        var response = context.Response;
        response.StatusCode = row.GetInt32(1);
        response.Headers["Idempotency-Replayed"] = "true";
        if (!row.IsDBNull(2))
            response.Headers.Location = row.GetString(2);
        if (!row.IsDBNull(3))
            response.Headers.ETag = row.GetString(3);
        if (row.IsDBNull(4))
            return true;
        response.ContentType = "application/json; charset=utf-8";
        await response.Body.WriteAsync(row.GetFieldValue<byte[]>(4), context.RequestAborted);
        return true;
    }

    private static bool IsStillRunning(Exception fault) =>
        Outage.Postgres(fault) is { } error
        && (error.SqlState == PostgresErrorCodes.LockNotAvailable || error is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "idempotency" });

    private static async Task<byte[]> DigestAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n"));
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
                hash.AppendData(buffer, 0, read);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} answered an idempotent request without keeping its answer")]
    private static partial void LogNotKept(ILogger log, PathString path);
}
