using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Infra.Tests;

public sealed class EventuallyTests
{
    [Fact]
    public async Task A_condition_that_comes_true_is_waited_for()
    {
        var looks = 0;

        await Eventually.Holds("the third look", () => Task.FromResult(++looks == 3), ct: TestContext.Current.CancellationToken);

        Assert.Equal(3, looks);
    }

    [Fact]
    public async Task A_condition_that_never_holds_is_named_with_its_last_fault()
    {
        var late = await Assert.ThrowsAsync<TimeoutException>(() => Eventually.Holds(
            "the archive opens", () => throw new InvalidOperationException("the key is lost"), TimeSpan.FromMilliseconds(30),
            TestContext.Current.CancellationToken));

        Assert.Contains("the archive opens", late.Message, StringComparison.Ordinal);
        Assert.Contains("the key is lost", late.Message, StringComparison.Ordinal);
    }
}
