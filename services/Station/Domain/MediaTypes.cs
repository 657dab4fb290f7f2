namespace ArchivePlatform.Stations.Domain;

/// <summary>The kinds of file the archive keeps, by the ending of their names (clause 2); the platform looks into each file itself.</summary>
internal static class MediaTypes
{
    private static readonly Dictionary<string, string> ByEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tif"] = "image/tiff",
        ["tiff"] = "image/tiff",
        ["jpg"] = "image/jpeg",
        ["jpeg"] = "image/jpeg",
        ["png"] = "image/png",
        ["heic"] = "image/heic",
        ["heif"] = "image/heic",
        ["webp"] = "image/webp",
        ["pdf"] = "application/pdf",
        ["ofd"] = "application/ofd",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["eml"] = "message/rfc822",
        ["wav"] = "audio/wav",
        ["mp3"] = "audio/mpeg",
        ["flac"] = "audio/flac",
        ["m4a"] = "audio/mp4",
        ["ogg"] = "audio/ogg",
        ["opus"] = "audio/ogg",
        ["amr"] = "audio/amr",
        ["mp4"] = "video/mp4",
        ["m4v"] = "video/mp4",
        ["mov"] = "video/quicktime",
        ["mkv"] = "video/x-matroska",
        ["webm"] = "video/webm",
        ["avi"] = "video/x-msvideo",
    };

    /// <summary>Endings of a name that are known, in small letters.</summary>
    public static IReadOnlyCollection<string> Endings => ByEnding.Keys;

    /// <summary>The type of a file of this name; null where none is kept.</summary>
    public static string? Of(string name) => ByEnding.GetValueOrDefault(Path.GetExtension(name).TrimStart('.'));
}
