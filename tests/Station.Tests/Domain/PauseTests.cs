using System.Net;
using ArchivePlatform.Stations.Platform;
using Xunit;

namespace ArchivePlatform.Stations.Tests.Domain;

/// <summary>How long a station waits for a platform that is away, and by whose clock.</summary>
public sealed class PauseTests
{
    [Theory]
    [InlineData(0, 0.2, 0.3)]
    [InlineData(4, 2, 3)]
    [InlineData(300, 15, 22.5)]
    public void Pauses_grow_with_the_time_without_success_and_have_an_end(double since, double least, double most) =>
        Assert.InRange(Patience.PauseAfter(TimeSpan.FromSeconds(since), asked: null).TotalSeconds, least, most);

    [Fact]
    public void What_the_platform_asks_for_is_the_least() =>
        Assert.InRange(Patience.PauseAfter(TimeSpan.Zero, TimeSpan.FromSeconds(60)).TotalSeconds, 60, 60.1);

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, null, true)]
    [InlineData(HttpStatusCode.TooManyRequests, null, true)]
    [InlineData(HttpStatusCode.InternalServerError, null, true)]
    [InlineData(HttpStatusCode.NotFound, 2, true)]
    [InlineData(HttpStatusCode.Conflict, 1, true)]
    [InlineData(HttpStatusCode.NotFound, null, false)]
    [InlineData(HttpStatusCode.UnprocessableEntity, null, false)]
    [InlineData(HttpStatusCode.BadRequest, null, false)]
    public void What_may_pass_is_tried_again_and_nothing_else(HttpStatusCode status, int? retryAfter, bool isPassing) =>
        Assert.Equal(isPassing, new Fault(status, null, "", retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null).IsPassing);

    [Fact]
    public void Addresses_end_by_the_platforms_clock_however_wrong_the_stations_is()
    {
        var time = new PlatformTime(TimeProvider.System);
        var theirs = TimeProvider.System.GetUtcNow().AddHours(-7);
        using var answer = new HttpResponseMessage { Headers = { Date = theirs } };

        time.Note(answer);

        Assert.InRange((time.Now - theirs).TotalSeconds, -1, 5);
    }
}
