using System.Buffers.Text;
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArchivePlatform.Stations.Platform;
using ArchivePlatform.Stations.Reports;

namespace ArchivePlatform.Stations.Enrolment;

/// <summary>What a station's token says of it.</summary>
/// <param name="Department">Codes of the departments it scans for; a single one is written without brackets.</param>
internal sealed record TokenClaims([property: JsonPropertyName("sub")] string Subject, JsonElement? Department)
{
    public IReadOnlyList<string> Departments => Department switch
    {
        { ValueKind: JsonValueKind.Array } several => [.. several.EnumerateArray().Select(one => one.GetString()!)],
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        _ => [],
    };

    public static TokenClaims Of(string token) => JsonSerializer.Deserialize(Base64Url.DecodeFromChars(token.Split('.')[1]), StationJson.Default.TokenClaims)!;
}

/// <summary>Signs in once and tells what the station may do: to see whether everything is set up.</summary>
internal static class SignIn
{
    internal static Command In(Language language, StationOptions options)
    {
        var command = new Command("sign-in", language.Of("登录一次，检查扫描站是否可用", "sign in once, to see whether the station is set up"));
        command.SetAction((chosen, ct) => options.RunAsync(chosen, (folder, report) => RunAsync(folder, options.PatienceIn(chosen, language), report, language, ct)));
        return command;
    }

    private static async Task<int> RunAsync(StationFolder folder, Patience patience, Report report, Language language, CancellationToken ct)
    {
        var key = StationKey.Read(folder, language);
        using var http = StationClient.For(key.Gateway);
        using var tokens = new Tokens(http, key, patience, language, TimeProvider.System);
        patience.Pausing += report.Wait;
        var claims = TokenClaims.Of(await tokens.GetAsync(ct));
        report.Tell(new ReportLine("signedIn") { Station = claims.Subject, Departments = claims.Departments });
        return ExitCode.Done;
    }
}
