namespace ArchivePlatform.Stack;

/// <summary>What the scanning service of an instance must know of its own: the store, its key and bucket there, and where uploads are sent.</summary>
internal static class ScanSettings
{
    /// <summary>Where the instance's key and bucket in the store are written.</summary>
    internal static string KeyFile(Instance instance) => instance.Path("s3", "scan.env");

    /// <summary>The settings; none where the instance has no bucket.</summary>
    internal static Dictionary<string, string> Of(Instance instance) => !File.Exists(KeyFile(instance)) ? [] : new(EnvFile.Read(KeyFile(instance)))
    {
        ["Storage__UploadOrigin"] = ServiceProcess.AddressOf(instance, Service.Gateway, replica: 1).GetLeftPart(UriPartial.Authority),
    };
}
