namespace ArchivePlatform.Stack;

/// <summary>Where this checkout of the platform lies; everything private to it is under <see cref="Local"/>.</summary>
/// <remarks><c>ARCHIVE_SET</c> in the environment names another set of servers beside the checkout's own, with all that belongs to it.</remarks>
public static class Checkout
{
    private const string Marker = "ArchivePlatform.sln";

    /// <summary>The directory that holds <c>ArchivePlatform.sln</c>, searched upwards from the running program.</summary>
    /// <exception cref="InvalidOperationException">The program runs outside a checkout.</exception>
    public static string Root { get; } = Find();

    /// <summary>The <c>.local</c> directory, or the one of another set of servers below it: data, secrets, logs, instances.</summary>
    public static string Local { get; } = Environment.GetEnvironmentVariable("ARCHIVE_SET") is { Length: > 0 } set
        ? Path.Combine(Root, ".local", "sets", set)
        : Path.Combine(Root, ".local");

    /// <summary>A path below <see cref="Local"/>.</summary>
    public static string InLocal(params string[] parts) => Path.Combine([Local, .. parts]);

    /// <summary>Makes a directory only its owner may enter, and so every missing one above it.</summary>
    public static void Private(string directory)
    {
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (Directory.Exists(directory))
            return;
        Private(Path.GetDirectoryName(directory)!);
        Directory.CreateDirectory(directory, ownerOnly);
    }

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Marker)))
                return at.FullName;
        }
        throw new InvalidOperationException($"No {Marker} above {AppContext.BaseDirectory}: run inside a checkout.");
    }
}
