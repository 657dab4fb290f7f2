namespace ArchivePlatform.Stations.Domain;

/// <summary>A file as it was when it was read for its digest.</summary>
/// <param name="Path">Full path on this machine.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedAt">Last writing, UTC, as exactly as the file system tells it.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
internal sealed record LocalFile(string Path, long Size, DateTime ModifiedAt, string Sha256)
{
    /// <summary>Its name without its folder, which is what the archive keeps.</summary>
    public string Name => System.IO.Path.GetFileName(Path);
}
