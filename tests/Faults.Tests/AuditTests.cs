using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Npgsql;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>The audit trail can be added to and read, nothing else; whoever tampers with it past the service is found.</summary>
public sealed class AuditTests(Platform platform) : FaultTests(platform)
{
    private const string NotAllowed = "42501";

    [Theory]
    [InlineData("update kit.audit_entry set actor = 'nobody'")]
    [InlineData("delete from kit.audit_entry")]
    [InlineData("truncate kit.audit_entry")]
    [InlineData("update kit.audit_head set sequence = 0")]
    [InlineData("insert into kit.audit_head values ('planted', 7, '')")]
    [InlineData("delete from kit.audit_head")]
    [InlineData("alter table kit.audit_entry disable trigger all")]
    [InlineData("drop table kit.audit_entry")]
    [Trait("Abuse", "I5")]
    public async Task A_service_cannot_change_what_it_has_written_to_the_audit_trail(string statement)
    {
        foreach (var service in Service.All)
        {
            await using var runner = await RunnerAsync(service);
            await using var command = runner.CreateCommand(statement);

            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct));

            Assert.Equal(NotAllowed, refused.SqlState);
        }
    }

    [Theory]
    [InlineData(64)]
    [InlineData(400)]
    public async Task A_burst_of_refusals_of_one_caller_leaves_one_stream_without_gap_or_fork_and_every_caller_his_answer(int refusals)
    {
        var clerk = People.ZhouJiu;
        using var desk = new Desk(Platform.As(clerk, "dossier"));
        var before = await Dossier.CountAsync("from kit.audit_entry where stream = $1", $"caller/{clerk.Id}");

        var answers = await Task.WhenAll(Enumerable.Range(0, refusals).Select(_ => desk.GetAsync($"dossiers/{Guid.CreateVersion7(Platform.Instance.Now)}", Ct)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.Status));
        var sequences = await Dossier.ListAsync<long>("select sequence from kit.audit_entry where stream = $1 order by sequence", $"caller/{clerk.Id}");
        Assert.Equal(Enumerable.Range(1, (int)before + refusals).Select(number => (long)number), sequences);
        Assert.Equal(0, await Dossier.CountAsync("""
            from (select prev_hash, lag(hash, 1, ''::bytea) over (order by sequence) as hash_before from kit.audit_entry where stream = $1) line
            where prev_hash <> hash_before
            """, $"caller/{clerk.Id}"));
        await UnbrokenAsync();
    }

    [Theory]
    [InlineData("changed", "update kit.audit_entry set actor = 'somebody else' where stream = $1 and sequence = 2", 2)]
    [InlineData("changed", "update kit.audit_entry set occurred_at = occurred_at - interval '1 day' where stream = $1 and sequence = 3", 3)]
    [InlineData("deleted", "delete from kit.audit_entry where stream = $1 and sequence = 2", 3)]
    [InlineData("deleted", "delete from kit.audit_entry where stream = $1 and sequence = 1", 2)]
    [InlineData("deleted", "delete from kit.audit_entry where stream = $1 and sequence > 3", 4)]
    [InlineData("swapped", "update kit.audit_entry set sequence = -sequence where stream = $1 and sequence in (2, 3); update kit.audit_entry set sequence = 5 + sequence where stream = $1 and sequence < 0", 2)]
    [Trait("Abuse", "I6")]
    public async Task Whoever_tampers_with_the_database_itself_is_found_with_stream_and_sequence(string kind, string tampering, long sequence)
    {
        var stream = $"caller/{People.WuShi.Id}";
        using (var desk = new Desk(Platform.As(People.WuShi, "intake")))
        {
            while (await Intake.CountAsync("from kit.audit_entry where stream = $1", stream) < 4)
                await desk.GetAsync($"items/{Guid.CreateVersion7(Platform.Instance.Now)}", Ct);
        }
        await UnbrokenAsync();
        await PastTheTriggersAsync($"create table if not exists public.kept_audit as table kit.audit_entry with no data; insert into public.kept_audit select * from kit.audit_entry where stream = '{stream}'");
        try
        {
            await PastTheTriggersAsync(tampering.Replace("$1", $"'{stream}'", StringComparison.Ordinal));

            var (code, output) = await VerifyAsync();

            Assert.True(code == 2, output);
            Assert.Contains($"{stream} line {sequence}:", output, StringComparison.Ordinal);
            Assert.Contains(kind is "swapped" ? "intake" : kind, output, StringComparison.Ordinal);
        }
        finally
        {
            await PastTheTriggersAsync($"delete from kit.audit_entry where stream = '{stream}'; insert into kit.audit_entry select * from public.kept_audit; drop table public.kept_audit");
        }
        await UnbrokenAsync();
    }

    private async Task UnbrokenAsync()
    {
        var (code, output) = await VerifyAsync();
        Assert.True(code == 0, output);
    }

    private Task<(int Code, string Output)> VerifyAsync() => ToolAsync("lib/tools", "audit-verify");

    /// <summary>As the owner of the machine could: with the database's triggers asleep.</summary>
    private Task<int> PastTheTriggersAsync(string sql) =>
        Intake.ChangeAsync($"set session_replication_role = replica; {sql}; set session_replication_role = default");

    private async Task<NpgsqlDataSource> RunnerAsync(Service service)
    {
        var settings = EnvFile.Read(Platform.Instance.Path($"{service.Name}.env"));
        var source = NpgsqlDataSource.Create(settings["ConnectionStrings__Database"] + ";Pooling=false");
        await using var command = source.CreateCommand("select count(*) from kit.audit_entry");
        Assert.NotNull(await command.ExecuteScalarAsync(Ct));
        return source;
    }
}
