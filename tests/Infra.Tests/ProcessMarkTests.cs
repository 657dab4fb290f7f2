using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Infra.Tests;

public sealed class ProcessMarkTests
{
    [Fact]
    public void This_process_is_alive() => Assert.True(ProcessMark.Own.IsAlive);

    [Fact]
    public void A_process_with_the_same_id_and_another_start_is_not_mistaken_for_it() =>
        Assert.False((ProcessMark.Own with { StartedAt = 1 }).IsAlive);

    [Fact]
    public void A_mark_is_read_as_it_was_written()
    {
        var path = Path.Combine(Checkout.InLocal("infra-tests"), "mark.pid");

        ProcessMark.Own.Write(path);

        Assert.Equal(ProcessMark.Own, ProcessMark.Read(path));
        File.Delete(path);
    }
}
