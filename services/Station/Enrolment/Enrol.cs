using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using ArchivePlatform.Stations.Platform;
using ArchivePlatform.Stations.Reports;

namespace ArchivePlatform.Stations.Enrolment;

/// <param name="Code">Good once, within 24 hours.</param>
internal sealed record EnrolmentRequest(string Code);

/// <summary>What the platform gives for a code, in the words of RFC 7591.</summary>
internal sealed record EnrolmentAnswer(
    [property: JsonPropertyName("client_id")] string ClientId, [property: JsonPropertyName("client_secret")] string ClientSecret, IReadOnlyList<string> Departments);

/// <summary>Makes this machine a station of the platform: takes its client and secret for the one-time code the administrator gave; those it had before end.</summary>
internal static class Enrol
{
    internal static Command In(Language language, StationOptions options)
    {
        var code = new Argument<string>("CODE") { Description = language.Of("管理员给出的一次性登记码；- 表示从标准输入读取", "the one-time code of the administrator; - reads it from standard input") };
        var gateway = new Option<string>("--gateway") { Required = true, HelpName = "URL", Description = language.Of("平台网关地址", "origin of the platform's gateway") };
        var origins = new Option<string[]>("--upload-origin") { HelpName = "URL", DefaultValueFactory = _ => [], Description = language.Of("允许直接上传的其他地址（仅当平台如此设置时）", "a further origin bytes may be sent to, where the site says so") };
        var insecure = new Option<bool>("--insecure") { Description = language.Of("允许不加密的 http 网关（本机以外）", "allow a gateway by plain http that is not this machine") };
        var command = new Command("enrol", language.Of("用一次性登记码登记此扫描站", "enrol this station with a one-time code")) { code, gateway, origins, insecure };
        command.SetAction((chosen, ct) => options.RunAsync(chosen, (folder, report) =>
            RunAsync(chosen.GetValue(code)!, chosen.GetValue(gateway)!, chosen.GetValue(origins)!, chosen.GetValue(insecure), folder, report, language, ct)));
        return command;
    }

    private static async Task<int> RunAsync(
        string code, string gateway, IReadOnlyList<string> origins, bool insecure, StationFolder folder, Report report, Language language, CancellationToken ct)
    {
        var home = OriginIn(gateway, insecure, language);
        var further = origins.Select(origin => OriginIn(origin, insecure, language)).ToList();
        using var http = StationClient.For(home);
        var answer = await AskAsync(http, home, code == "-" ? (Console.In.ReadLine() ?? "").Trim() : code, language, ct);
        new StationKey(home, answer.ClientId, answer.ClientSecret, answer.Departments, further).Write(folder);
        report.Tell(new ReportLine("enrolled") { Station = answer.ClientId, Departments = answer.Departments });
        return ExitCode.Done;
    }

    /// <summary>A code is good once, so the request is not repeated by itself.</summary>
    private static async Task<EnrolmentAnswer> AskAsync(HttpClient http, Uri home, string code, Language language, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(home, "connect/enrolment"))
            {
                Content = JsonContent.Create(new EnrolmentRequest(code), StationJson.Default.EnrolmentRequest),
            };
            request.Headers.AcceptLanguage.ParseAdd(language.Tag);
            using var answer = await http.SendAsync(request, ct);
            if (answer.IsSuccessStatusCode)
                return (await answer.Content.ReadFromJsonAsync(StationJson.Default.EnrolmentAnswer, ct))!;
            var fault = await Fault.OfAsync(answer, ct);
            throw fault.IsPassing
                ? new Stopped(ExitCode.TryAgain, "NOT_REACHABLE", fault.Sentence)
                : new Stopped(ExitCode.NotPermitted, fault.Code ?? "NOT_PERMITTED", fault.Sentence);
        }
        catch (Exception broken) when (Fault.IsBroken(broken, ct))
        {
            throw new Stopped(ExitCode.TryAgain, "NOT_REACHABLE", Fault.Of(broken).Sentence);
        }
    }

    /// <summary>The origin an address is of, with its closing slash.</summary>
    /// <exception cref="Stopped"><c>GATEWAY_INVALID</c>, <c>GATEWAY_NOT_SAFE</c></exception>
    private static Uri OriginIn(string text, bool insecure, Language language)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new Stopped(ExitCode.Usage, "GATEWAY_INVALID", language.Of($"{text} 不是网址", $"{text} is no address"));
        if (address.Scheme == "http" && !address.IsLoopback && !insecure)
            throw new Stopped(ExitCode.Usage, "GATEWAY_NOT_SAFE", language.Of($"{text} 未加密，请使用 https", $"{text} is not encrypted; use https"));
        return new(address.GetLeftPart(UriPartial.Authority) + "/");
    }
}
