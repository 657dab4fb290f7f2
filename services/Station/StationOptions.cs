using System.CommandLine;
using ArchivePlatform.Stations.Platform;
using ArchivePlatform.Stations.Reports;

namespace ArchivePlatform.Stations;

/// <summary>What every command may be told, and how every command ends.</summary>
internal sealed class StationOptions
{
    private readonly Language language;
    private readonly Option<string?> home;
    private readonly Option<bool> json;
    private readonly Option<int> patience;
    private readonly Option<string?> speaks;

    public StationOptions(Language language)
    {
        this.language = language;
        home = new("--home") { Recursive = true, HelpName = "DIR", Description = language.Of("密钥和队列所在文件夹", "folder of the key and the queue") };
        json = new("--json") { Recursive = true, Description = language.Of("每行输出一个 JSON 对象", "one JSON object a line") };
        patience = new("--patience") { Recursive = true, HelpName = "SECONDS", DefaultValueFactory = _ => 600, Description = language.Of("平台无法访问时最多等待的秒数", "seconds to go on trying while nothing succeeds") };
        speaks = new(Language.Option) { Recursive = true, HelpName = "zh|en", Description = language.Of("输出语言，默认按 LANG", "language of the output; by LANG unless given") };
        speaks.AcceptOnlyFromAmong("zh", "en");
    }

    /// <summary>Adds them to the root, for all commands.</summary>
    public void AddTo(RootCommand root)
    {
        foreach (var option in (Option[])[home, json, patience, speaks])
            root.Options.Add(option);
    }

    public Patience PatienceIn(ParseResult chosen, Language language) => new(TimeSpan.FromSeconds(chosen.GetValue(patience)), language, TimeProvider.System);

    /// <summary>Runs a command in its folder; whatever ends it is told and has its exit code.</summary>
    public async Task<int> RunAsync(ParseResult chosen, Func<StationFolder, Report, Task<int>> run)
    {
        using var report = Report.Open(chosen.GetValue(json), language);
        try
        {
            return await run(StationFolder.At(chosen.GetValue(home)), report);
        }
        catch (Stopped end)
        {
            return Ended(report, end.ExitCode, end.Code, end.Message);
        }
        catch (RequestRefused refusal)
        {
            return Ended(report, ExitCode.SomeNotKept, refusal.Code, refusal.Message);
        }
        catch (OperationCanceledException)
        {
            return Ended(report, ExitCode.Interrupted, "INTERRUPTED", language.Of("已中断，可用 resume 继续", "Interrupted; resume goes on"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Ended(report, ExitCode.TryAgain, "FOLDER_UNUSABLE", fault.Message);
        }
    }

    private static int Ended(Report report, int exitCode, string code, string sentence)
    {
        report.Tell(new ReportLine("error") { Code = code, Detail = sentence });
        return exitCode;
    }
}
