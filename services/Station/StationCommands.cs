using System.CommandLine;
using ArchivePlatform.Stations.Enrolment;
using ArchivePlatform.Stations.Queue;
using ArchivePlatform.Stations.Uploads;

namespace ArchivePlatform.Stations;

/// <summary>All commands of the program.</summary>
internal static class StationCommands
{
    internal static RootCommand In(Language language)
    {
        var options = new StationOptions(language);
        var root = new RootCommand(language.Of("扫描站：把扫描件送入档案平台", "The scanning station: brings scans into the archive platform"))
        {
            Enrol.In(language, options),
            SignIn.In(language, options),
            Upload.In(language, options),
            Resume.In(language, options),
            ShowQueue.In(language, options),
        };
        options.AddTo(root);
        return root;
    }
}
