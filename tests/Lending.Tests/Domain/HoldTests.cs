using ArchivePlatform.Lending.Domain;
using Xunit;

namespace ArchivePlatform.Lending.Tests.Domain;

public sealed class HoldTests
{
    private static readonly Guid Volume = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);

    [Fact]
    [Trait("Clause", "AMB-23")]
    public void Only_a_granted_hold_ends_and_once()
    {
        var (granted, refused) = (Hold.Answer(Volume, Volume, [Volume], granted: true), Hold.Answer(Volume, Volume, [Volume], granted: false));

        Assert.Equal((true, false, false), (granted.Release(), granted.Release(), refused.Release()));
        Assert.Equal((Hold.Released, Hold.Refused), (granted.State, refused.State));
    }

    [Fact]
    [Trait("Clause", "AMB-23")]
    public void A_release_heard_before_its_wish_ends_as_one_heard_after()
    {
        var after = Hold.Answer(Volume, Volume, [Volume], granted: true);
        after.Release();
        var before = Hold.ReleasedBefore(Volume, Volume);
        before.Hear([Volume]);

        Assert.Equal((after.State, after.Version, after.Volumes[0]), (before.State, before.Version, before.Volumes[0]));
    }
}
