using System.CommandLine;
using ArchivePlatform.Stations.Domain;
using ArchivePlatform.Stations.Reports;

namespace ArchivePlatform.Stations.Queue;

/// <summary>Shows what is on its way and what was not kept, without the platform and beside a running upload.</summary>
internal static class ShowQueue
{
    internal static Command In(Language language, StationOptions options)
    {
        var all = new Option<bool>("--all") { Description = language.Of("包括已入库的文件", "also what is kept") };
        var command = new Command("queue", language.Of("显示队列", "show the queue")) { all };
        command.SetAction((chosen, _) => options.RunAsync(chosen, (folder, report) => Task.FromResult(Run(folder, report, chosen.GetValue(all)))));
        return command;
    }

    private static int Run(StationFolder folder, Report report, bool all)
    {
        var files = QueueState.Of(Journal.Read(folder.Journal)).Files;
        foreach (var file in files.Where(file => all || !file.IsKept))
            report.Tell(ReportLine.Of("queued", file));
        report.Tell(SummaryOf(files));
        return files.Any(file => file.IsOpen) ? ExitCode.SomeNotKept : ExitCode.Done;
    }

    /// <summary>How many files stand where.</summary>
    internal static ReportLine SummaryOf(IReadOnlyCollection<QueuedFile> files) => new("summary")
    {
        Verified = files.Count(file => file.State == FileState.Verified),
        Joined = files.Count(file => file.State == FileState.Joined),
        Rejected = files.Count(file => file.State == FileState.Rejected),
        Refused = files.Count(file => file.State == FileState.Refused),
        Open = files.Count(file => file.IsOpen),
    };
}
