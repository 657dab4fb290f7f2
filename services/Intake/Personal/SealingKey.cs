using System.Text.RegularExpressions;

namespace ArchivePlatform.Intake.Personal;

/// <summary>A named key that seals personal numbers: 32 random bytes in base64, in the environment or in a file of its own.</summary>
public sealed partial class SealingKey
{
    internal const int Bytes = 32;

    /// <summary>Name kept with each number it sealed, 1 to 40 letters, digits, dots and dashes; never used again for another key.</summary>
    public string Name { get; init; } = "";

    /// <summary>The key itself; empty where it is in a file.</summary>
    public string Key { get; init; } = "";

    /// <summary>File that only the service's own account may read; empty where the key is given itself.</summary>
    public string File { get; init; } = "";

    /// <summary>What is wrong with it; never shows the key.</summary>
    internal IEnumerable<string> Faults()
    {
        if (!NameForm().IsMatch(Name))
            yield return "needs a name of 1 to 40 letters, digits, dots and dashes";
        if (Key.Length == 0 == (File.Length == 0))
            yield return "needs either a key or a file";
        else if (File.Length > 0 && !System.IO.File.Exists(File))
            yield return $"names a file that is not there: {File}";
        else if (File.Length > 0 && !IsOwners(File))
            yield return $"lies in a file that others may read or change: {File}";
        else if (!IsKey(Text))
            yield return $"is not {Bytes} bytes in base64";
    }

    /// <summary>The bytes of a key without faults.</summary>
    internal byte[] Read() => Convert.FromBase64String(Text);

    private string Text => File.Length > 0 ? System.IO.File.ReadAllText(File).Trim() : Key;

    private static bool IsOwners(string path) =>
        OperatingSystem.IsWindows()
        || (System.IO.File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) == UnixFileMode.None;

    private static bool IsKey(string text)
    {
        Span<byte> bytes = stackalloc byte[Bytes + 1];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == Bytes;
    }

    [GeneratedRegex(@"^[A-Za-z0-9.-]{1,40}$")]
    private static partial Regex NameForm();
}
