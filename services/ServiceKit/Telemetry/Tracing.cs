using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ArchivePlatform.ServiceKit.Telemetry;

/// <summary>The kit's own spans: save, publish, apply; one trace runs from the request through the bus to the last row.</summary>
internal static class Tracing
{
    internal const string SourceName = "ArchivePlatform";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>A save.</summary>
    internal static Activity? Save() => Source.StartActivity("save", ActivityKind.Client);

    /// <summary>Tags a save with the kinds of rows it writes.</summary>
    internal static void Tag(Activity? save, DbContext db, int announced, int audited)
    {
        if (save is not { IsAllDataRequested: true })
            return;
        var counts = new Dictionary<(IEntityType Type, EntityState State), int>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, (entry.Metadata, entry.State), out _)++;
        }
        var rows = new StringBuilder();
        foreach (var ((type, state), count) in counts)
            rows.Append(CultureInfo.InvariantCulture, $"{type.GetTableName()}:{state}={count} ");
        save.SetTag("archive.stage", "save");
        save.SetTag("archive.rows", rows.Append(CultureInfo.InvariantCulture, $"outbox:Added={announced} audit_entry:Added={audited}").ToString());
    }

    /// <summary>A departure to the broker, in the trace of the request or message that caused it.</summary>
    internal static Activity? Publish(Departure departure)
    {
        var span = Start($"publish {departure.Type}", ActivityKind.Producer, departure.TraceParent);
        span?.SetTag("archive.stage", "outbox").SetTag("archive.message_id", departure.Id);
        return span;
    }

    /// <summary>An effect, in the trace of the message.</summary>
    internal static Activity? Apply(string queue, Guid messageId, string? traceParent)
    {
        var span = Start($"apply {queue}", ActivityKind.Consumer, traceParent);
        span?.SetTag("archive.stage", "apply").SetTag("archive.message_id", messageId);
        return span;
    }

    private static Activity? Start(string name, ActivityKind kind, string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent)
            ? Source.StartActivity(name, kind, parent)
            : Source.StartActivity(name, kind);
}
