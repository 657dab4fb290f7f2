using System.Diagnostics;
using System.Text.Json;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Audit;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>A service's database session: its rows, and with them in one transaction what it announces, its audit trail and its idempotent answers.</summary>
public abstract partial class ServiceDb : DbContext
{
    private readonly HashSet<string> settled = [];
    private readonly List<OutboxRow> announced = [];
    private readonly List<AuditEntry> trail = [];
    private KitScope scope = null!;
    private bool announces;
    private bool wakes;

    /// <summary>Made once and lent to many requests and deliveries, one after another.</summary>
    protected ServiceDb(DbContextOptions options) : base(options)
    {
    }

    /// <summary>The service's own tables.</summary>
    protected abstract void Map(ModelBuilder model);

    /// <summary>Announces a fact: it leaves for the bus when this session's rows are committed, never otherwise.</summary>
    /// <param name="notBefore">Earliest instant of departure; null for at once.</param>
    public void Announce<T>(T message, DateTimeOffset? notBefore = null) where T : class
    {
        if (!scope.Announced.Contracts.Contains(typeof(T)))
            throw new InvalidOperationException($"{scope.Service.Value} does not list {typeof(T).Name} among what it announces");
        var now = scope.Clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        announced.Add(new OutboxRow(id, ContractOwner.Exchange(typeof(T)), Envelope.Write(id, message, now), Activity.Current?.Id, now, notBefore));
    }

    /// <summary>Adds a line to the audit trail of <paramref name="subject"/>, committed with the change it tells of.</summary>
    /// <param name="actor">Who acted; null for the service itself.</param>
    /// <param name="subject">The chain, for example <c>batch/0192…</c>.</param>
    /// <param name="detail">Small and without personal data.</param>
    public void Audit(Actor? actor, string action, string subject, object? detail = null)
    {
        var now = scope.Clock.GetUtcNow();
        trail.Add(new AuditEntry(
            subject,
            Guid.CreateVersion7(now),
            now,
            actor?.Person ?? $"service:{scope.Service.Value}",
            actor is null ? "service" : actor.Machine ? "machine" : "person",
            action,
            subject,
            "done",
            null,
            Activity.Current?.TraceId.ToHexString(),
            detail is null ? null : JsonSerializer.Serialize(detail, Json.Messages)));
    }

    /// <summary>Adds a refusal to the trail of a known caller, where it is no problem document that tells of it.</summary>
    /// <param name="caller">Id of the person or program that was refused.</param>
    /// <param name="kind"><c>person</c> or <c>machine</c>.</param>
    public void AuditRefusal(string caller, string kind, string action, string subject, string rule)
    {
        var now = scope.Clock.GetUtcNow();
        trail.Add(new AuditEntry(
            $"caller/{caller}", Guid.CreateVersion7(now), now, caller, kind, action, subject, "refused", rule, Activity.Current?.TraceId.ToHexString(), null));
    }

    /// <summary>Refuses to show material of level A or B while a raised level or a right taken away may not have got here (clause 5.1.5).</summary>
    /// <exception cref="Problems.RequestRefused"><c>RIGHTS_STALE</c> (503)</exception>
    internal void RequireFreshRights() => scope.Rights.RequireFresh();

    /// <summary>Says that what other messages may wait for is here now; they are tried again after this save.</summary>
    public void Settle(string subject) => settled.Add(subject);

    /// <summary>Saves the session for the last time and, for an idempotent request, the answer with it; then returns the answer.</summary>
    public async Task<TAnswer> AnswerAsync<TAnswer>(TAnswer answer, CancellationToken ct) where TAnswer : IResult
    {
        if (scope.Request is { } request)
            Add(request.Keep(answer, scope.Clock.GetUtcNow()));
        await SaveLastAsync(ct);
        return answer;
    }

    /// <summary>As <see cref="AnswerAsync"/>, for an answer that must lie nowhere: repeated under its key, the request is refused.</summary>
    public async Task<TAnswer> AnswerOnceAsync<TAnswer>(TAnswer answer, CancellationToken ct) where TAnswer : IResult
    {
        if (scope.Request is { } request)
            Add(request.KeepGone(scope.Clock.GetUtcNow()));
        await SaveLastAsync(ct);
        return answer;
    }

    /// <summary>Saves a session that nobody goes on with: the rows are not made ready for another save.</summary>
    internal Task SaveLastAsync(CancellationToken ct) => SaveChangesAsync(acceptAllChangesOnSuccess: false, ct);

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var span = Tracing.Save();
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            Tracing.Tag(span, this, announced.Count, trail.Count);
            return await SaveDetectedAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>Begins a session for one request or delivery; nothing of the one before is left.</summary>
    internal void Begin(KitScope surroundings)
    {
        scope = surroundings;
        settled.Clear();
        announced.Clear();
        trail.Clear();
        (announces, wakes) = (false, false);
        // A save that fails ends its transaction here; a savepoint before each would be two round trips for nothing.
        Database.AutoSavepointsEnabled = false;
    }

    /// <summary>Wakes the workers once what they look for is committed.</summary>
    internal void AfterCommit()
    {
        FailPoints.Hit("outbox.after-commit", announces);
        if (announces)
            scope.Outbox.Set();
        if (wakes)
            scope.Waiting.Set();
        (announces, wakes) = (false, false);
    }

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Map(modelBuilder);
        KitMapping.Apply(modelBuilder);
    }
}
