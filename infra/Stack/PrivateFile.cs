using System.Text;

namespace ArchivePlatform.Stack;

/// <summary>Files only their owner may read (0600), written whole or not at all.</summary>
public static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes <paramref name="text"/>, replacing an earlier file.</summary>
    public static void Write(string path, string text) => File.Move(Draft(path, text), path, overwrite: true);

    /// <summary>Writes <paramref name="text"/> unless the file exists; the first writer wins.</summary>
    /// <returns>What the file holds afterwards.</returns>
    public static string Keep(string path, Func<string> text)
    {
        if (!File.Exists(path))
        {
            var draft = Draft(path, text());
            try
            {
                File.Move(draft, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(draft);
            }
        }
        return File.ReadAllText(path, Encoding.UTF8);
    }

    private static string Draft(string path, string text)
    {
        Checkout.Private(Path.GetDirectoryName(path)!);
        var draft = path + "." + Secrets.Random(8) + ".new";
        using var file = new FileStream(draft, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        });
        file.Write(Encoding.UTF8.GetBytes(text));
        return draft;
    }
}
