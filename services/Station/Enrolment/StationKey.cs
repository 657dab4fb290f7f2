using System.Text.Json;

namespace ArchivePlatform.Stations.Enrolment;

/// <summary>What a station knows of the platform after its enrolment: where it is, and the client and secret by which it signs in.</summary>
/// <param name="Gateway">Origin of the gateway, with its closing slash.</param>
/// <param name="UploadOrigins">Further origins bytes may be sent to, where the site lets uploads past the gateway; files go nowhere else, whatever an answer says.</param>
internal sealed record StationKey(Uri Gateway, string ClientId, string ClientSecret, IReadOnlyList<string> Departments, IReadOnlyList<Uri> UploadOrigins)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Whether bytes may be sent to an address.</summary>
    public bool MaySendTo(Uri address) =>
        UploadOrigins.Prepend(Gateway).Any(origin => Uri.Compare(origin, address, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0);

    /// <summary>Writes it for its owner only, whole or not at all.</summary>
    public void Write(StationFolder folder)
    {
        var draft = folder.Key + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(file, this, StationJson.Default.StationKey);
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, folder.Key, overwrite: true);
    }

    /// <summary>Reads the key of an enrolled station.</summary>
    /// <exception cref="Stopped"><c>NOT_ENROLLED</c>, <c>KEY_NOT_PRIVATE</c></exception>
    public static StationKey Read(StationFolder folder, Language language)
    {
        if (!File.Exists(folder.Key))
            throw new Stopped(ExitCode.NotPermitted, "NOT_ENROLLED", language.Of("此扫描站尚未登记，请先执行 enrol", "This station is not enrolled; run enrol first"));
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder.Key) & ~OwnerOnly) != 0)
            throw new Stopped(ExitCode.NotPermitted, "KEY_NOT_PRIVATE", language.Of($"{folder.Key} 可被他人读取，请改为 600", $"Others may read {folder.Key}; set its mode to 600"));
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(folder.Key), StationJson.Default.StationKey)!;
        }
        catch (JsonException)
        {
            throw new Stopped(ExitCode.NotPermitted, "NOT_ENROLLED", language.Of($"{folder.Key} 已损坏，请重新登记", $"{folder.Key} is damaged; enrol again"));
        }
    }
}
