namespace ArchivePlatform.Stations;

/// <summary>Where a station keeps its key and its queue; only its owner may enter (0700).</summary>
internal sealed class StationFolder
{
    private readonly string path;

    private StationFolder(string path) => this.path = path;

    /// <summary>The station's client and secret (0600).</summary>
    public string Key => Path.Combine(path, "station.json");

    public string Journal => Path.Combine(path, "queue.jsonl");

    public string Lock => Path.Combine(path, "queue.lock");

    /// <summary>The folder given, or that of <c>ARCHIVE_STATION_HOME</c>, or <c>archive-station</c> among the user's own data; made where it is missing.</summary>
    public static StationFolder At(string? given)
    {
        var path = Path.GetFullPath(given
            ?? (Environment.GetEnvironmentVariable("ARCHIVE_STATION_HOME") is { Length: > 0 } set ? set : null)
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "archive-station"));
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new(path);
    }
}
