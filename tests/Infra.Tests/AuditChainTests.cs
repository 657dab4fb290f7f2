using ArchivePlatform.Tools.Operations;
using Xunit;

namespace ArchivePlatform.Infra.Tests;

public sealed class AuditChainTests
{
    [Fact]
    public void A_sound_trail_has_no_fault()
    {
        var findings = Judge(Trail(5));

        Assert.Equal((5, 1, 0), (findings.Lines, findings.Streams, findings.Faults.Count));
    }

    [Fact]
    public void A_changed_line_is_named()
    {
        var trail = Trail(5);
        trail[2] = trail[2] with { Actor = "somebody else" };

        Assert.Equal("batch/1 line 3: changed: its content does not fit its hash", Assert.Single(Judge(trail).Faults));
    }

    [Fact]
    public void A_deleted_line_is_named_by_its_follower()
    {
        var trail = Trail(5);
        trail.RemoveAt(1);

        Assert.Equal("batch/1 line 3: deleted: a line before it is missing", Assert.Single(Judge(trail).Faults));
    }

    [Fact]
    public void A_line_rewritten_with_its_own_hash_breaks_the_next()
    {
        var trail = Trail(5);
        var forged = trail[1] with { Decision = "refused" };
        trail[1] = forged with { Hash = AuditChain.HashOf(forged) };

        Assert.Equal("batch/1 line 3: forked: it does not follow the line before it", Assert.Single(Judge(trail).Faults));
    }

    [Fact]
    public void Nothing_and_an_empty_text_are_told_apart()
    {
        var line = Trail(1)[0];

        Assert.NotEqual(AuditChain.HashOf(line with { Rule = null }), AuditChain.HashOf(line with { Rule = "" }));
    }

    private static AuditFindings Judge(IEnumerable<AuditLine> trail)
    {
        var chain = new AuditChain();
        foreach (var line in trail)
            chain.Add(line);
        return chain.Findings;
    }

    private static List<AuditLine> Trail(int length)
    {
        var at = new DateTimeOffset(2026, 9, 28, 8, 0, 0, TimeSpan.Zero);
        var trail = new List<AuditLine>();
        for (var sequence = 1; sequence <= length; sequence++)
        {
            var line = new AuditLine(
                "batch/1", sequence, Guid.CreateVersion7(at), at, at, "limin", null, "person", "batch.accept", "batch/1", "done", null,
                null, "{}", 1, trail.LastOrDefault()?.Hash ?? "", "");
            trail.Add(line with { Hash = AuditChain.HashOf(line) });
        }
        return trail;
    }
}
