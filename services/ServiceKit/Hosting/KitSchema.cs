using System.Globalization;
using System.Reflection;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>Applies the kit's own numbered scripts, each in a transaction, in order, once.</summary>
internal static class KitSchema
{
    private static readonly (int Version, string Resource)[] Scripts = [.. Find()];

    /// <summary>The version this build needs.</summary>
    internal static int Latest => Scripts[^1].Version;

    internal static async Task ApplyAsync(NpgsqlConnection owner, CancellationToken ct)
    {
        await ExecuteAsync(owner, "create schema if not exists kit", ct);
        await ExecuteAsync(owner, "create table if not exists kit.schema_version (version integer primary key, applied_at timestamptz not null default now())", ct);
        foreach (var (version, resource) in Scripts)
            await ApplyOneAsync(owner, version, resource, ct);
        await ExecuteAsync(owner, "select kit.ensure_journal_months(current_date, 24)", ct);
    }

    /// <summary>Gives the running role what it needs and no more; the audit trail it may only read and add to.</summary>
    internal static Task GrantAsync(NpgsqlConnection owner, string role, CancellationToken ct)
    {
        var name = '"' + role.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
        return ExecuteAsync(owner, $"""
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

    private static async Task ApplyOneAsync(NpgsqlConnection owner, int version, string resource, CancellationToken ct)
    {
        await using var transaction = await owner.BeginTransactionAsync(ct);
        await ExecuteAsync(owner, "lock table kit.schema_version in exclusive mode", ct);
        await using (var find = new NpgsqlCommand("select count(*) from kit.schema_version where version = $1", owner))
        {
            find.Parameters.Add(new() { Value = version });
            if (await find.ExecuteScalarAsync(ct) is > 0L)
                return;
        }
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        await ExecuteAsync(owner, await reader.ReadToEndAsync(ct), ct);
        await ExecuteAsync(owner, string.Create(CultureInfo.InvariantCulture, $"insert into kit.schema_version (version) values ({version})"), ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task ExecuteAsync(NpgsqlConnection owner, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, owner);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static IEnumerable<(int, string)> Find() =>
        from resource in Assembly.GetExecutingAssembly().GetManifestResourceNames()
        where resource.StartsWith("kit.", StringComparison.Ordinal)
        let version = int.Parse(resource.Split('.')[1], CultureInfo.InvariantCulture)
        orderby version
        select (version, resource);
}
