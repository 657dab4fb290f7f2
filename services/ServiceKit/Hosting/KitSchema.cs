using Npgsql;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>The kit's own tables.</summary>
internal static class KitSchema
{
    internal static readonly SchemaScripts Scripts = new(typeof(KitSchema).Assembly, "kit");

    internal static async Task ApplyAsync(NpgsqlConnection owner, CancellationToken ct)
    {
        await Scripts.ApplyAsync(owner, ct);
        await SchemaScripts.ExecuteAsync(owner, "select kit.ensure_journal_months(current_date, 24)", ct);
    }

    /// <summary>Gives the running role what it needs and no more; the audit trail it may only read and add to.</summary>
    internal static Task GrantAsync(NpgsqlConnection owner, string role, CancellationToken ct)
    {
        var name = SchemaScripts.Quoted(role);
        return SchemaScripts.ExecuteAsync(owner, $"""
            grant usage on schema public, kit to {name};
            grant select, insert, update, delete on all tables in schema public to {name};
            grant usage, select on all sequences in schema public to {name};
            revoke all on all tables in schema kit from {name};
            grant select, insert, update, delete on kit.outbox, kit.inbox_waiting, kit.parked_message to {name};
            grant select, insert, delete on kit.inbox, kit.idempotency to {name};
            grant select, insert on kit.journal, kit.audit_entry to {name};
            grant select on kit.audit_head, kit.schema_version, kit.topology to {name};
            """, ct);
    }
}
