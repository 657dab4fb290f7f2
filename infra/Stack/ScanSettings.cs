namespace ArchivePlatform.Stack;

/// <summary>What the scanning service of an instance must know of its own: the store, its key and bucket there, and where uploads are sent.</summary>
public static class ScanSettings
{
    /// <summary>The settings, from the key that was made for the instance; none where it has no bucket.</summary>
    public static Dictionary<string, string> Of(Instance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var key = instance.Path("s3", "scan.env");
        return File.Exists(key) ? In(instance, EnvFile.Read(key)) : [];
    }

    /// <summary>The same with the key and bucket of another namespace, as tests share one.</summary>
    public static Dictionary<string, string> In(Instance instance, IReadOnlyDictionary<string, string> store) => new(store)
    {
        ["Storage__UploadOrigin"] = ServiceProcess.AddressOf(instance, Service.Gateway, replica: 1).GetLeftPart(UriPartial.Authority),
    };
}
