using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Stations.Tests.Enrolment;

public sealed class EnrolTests(Testing.Platform platform) : StationTests(platform)
{
    [Fact]
    [Trait("Abuse", "F13")]
    public async Task A_station_enrols_once_keeps_its_key_to_itself_and_signs_in()
    {
        var (id, code) = await StationProgram.RegisterAsync(Platform, Ct, "SALES");
        var station = StationProgram.New(Platform);

        var first = await station.RunAsync(Ct, "enrol", code, "--gateway", Line.Address.ToString(), "--json");
        var second = await StationProgram.New(Platform).RunAsync(Ct, "enrol", code, "--gateway", Line.Address.ToString(), "--json");
        var signedIn = await station.RunAsync(Ct, "sign-in", "--json");

        Assert.Equal((0, id), (first.Code, Assert.Single(first.Of("enrolled")).GetProperty("station").GetString()));
        Assert.Equal((4, "LINK_USED"), (second.Code, Assert.Single(second.Of("error")).GetProperty("code").GetString()));
        Assert.Equal((0, "SALES"), (signedIn.Code, Assert.Single(Assert.Single(signedIn.Of("signedIn")).GetProperty("departments").EnumerateArray()).GetString()));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(station.Key) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task A_key_that_others_may_read_is_not_used()
    {
        var station = await EnrolledAsync();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(station.Key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        var end = await station.RunAsync(Ct, "sign-in", "--json");

        Assert.Equal((4, "KEY_NOT_PRIVATE"), (end.Code, Assert.Single(end.Of("error")).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_disabled_station_is_told_so()
    {
        var station = StationProgram.New(Platform);
        var id = await station.EnrolAsync(Platform, Line.Address, Ct, "SALES");
        (await At(People.SystemAdministrator, "identity").PostAsync($"clients/{id}/disabling", new { }, ct: Ct)).Require();

        var end = await station.RunAsync(Ct, "sign-in", "--json");

        Assert.Equal((4, "NOT_PERMITTED"), (end.Code, Assert.Single(end.Of("error")).GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData(4, "NOT_ENROLLED", "upload", "README.md", "--item", "01920000-0000-7000-8000-0000000000d1")]
    [InlineData(4, "NOT_ENROLLED", "resume")]
    [InlineData(2, "GATEWAY_NOT_SAFE", "enrol", "code", "--gateway", "http://archive.example")]
    [InlineData(2, "GATEWAY_INVALID", "enrol", "code", "--gateway", "ftp://archive.example")]
    [InlineData(3, "NOT_REACHABLE", "enrol", "code", "--gateway", "http://127.0.0.1:1")]
    [InlineData(2, "FILE_MISSING", "upload", "nowhere.tif")]
    [InlineData(2, null, "upload")]
    [InlineData(2, null, "upload", "README.md", "--item", "1503")]
    [InlineData(2, null, "upload", "README.md", "--streams", "17")]
    [InlineData(2, null, "upload", "README.md", "--list", "README.md")]
    [InlineData(2, null, "away")]
    [InlineData(0, null, "queue")]
    public async Task How_it_ends_is_in_its_exit_code(int code, string? error, params string[] words)
    {
        var end = await StationProgram.New(Platform).RunAsync(Ct, [.. words, "--json"]);

        Assert.True(end.Code == code, $"{end.Code}: {end.Output}{end.Errors}");
        if (error is not null)
            Assert.Equal(error, Assert.Single(end.Of("error")).GetProperty("code").GetString());
    }

    [Fact]
    public async Task It_speaks_the_language_of_the_user()
    {
        var station = StationProgram.New(Platform);

        Assert.Contains("not enrolled", (await station.RunInAsync("en_GB.UTF-8", Ct, "sign-in")).Errors, StringComparison.Ordinal);
        Assert.Contains("尚未登记", (await station.RunInAsync("zh_CN.UTF-8", Ct, "sign-in")).Errors, StringComparison.Ordinal);
        Assert.Contains("尚未登记", (await station.RunInAsync("en_GB.UTF-8", Ct, "sign-in", "--language", "zh")).Errors, StringComparison.Ordinal);
        Assert.Contains("上传文件", (await station.RunInAsync("zh_CN.UTF-8", Ct, "upload", "--help")).Output, StringComparison.Ordinal);
    }
}
