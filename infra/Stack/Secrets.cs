using System.Security.Cryptography;

namespace ArchivePlatform.Stack;

/// <summary>Random secrets of this checkout, made at first need and kept in <c>.local/secrets</c> (0600).</summary>
public static class Secrets
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The directory they are kept in.</summary>
    public static string Folder { get; } = Checkout.InLocal("secrets");

    /// <summary>The secret of that name; 40 letters and digits, the same at each call.</summary>
    public static string Named(params string[] name) =>
        PrivateFile.Keep(Path.Combine([Folder, .. name]), () => Random(40));

    /// <summary>Fresh letters and digits from the system's random source.</summary>
    public static string Random(int length) => RandomNumberGenerator.GetString(Letters, length);

    /// <summary>Forgets all secrets in a folder of the given name.</summary>
    public static void Forget(string folder)
    {
        var path = Path.Combine(Folder, folder);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }
}
