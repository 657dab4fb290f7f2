using System.CommandLine;

namespace ArchivePlatform.Stations.Uploads;

/// <summary>Brings to its end what an earlier run left on its way, however it ended.</summary>
internal static class Resume
{
    internal static Command In(Language language, StationOptions options)
    {
        var command = new Command("resume", language.Of("继续未完成的上传", "go on with what is on its way"));
        var how = new UploadOptions(language);
        how.AddTo(command);
        command.SetAction((chosen, ct) => options.RunAsync(chosen, (folder, report) =>
            UploadRun.RunAsync(folder, [], how.In(chosen), options.PatienceIn(chosen, language), report, language, ct)));
        return command;
    }
}
