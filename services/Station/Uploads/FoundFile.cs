namespace ArchivePlatform.Stations.Uploads;

/// <summary>A file the user named, directly, by its folder or by a list.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Item">The item it belongs to; null where nothing says which.</param>
internal sealed record FoundFile(string Path, Guid? Item, int? Page);

/// <summary>Which page a file shows.</summary>
internal enum PageNumbers
{
    /// <summary>Nothing is said of pages.</summary>
    None,

    /// <summary>The number that is its name: <c>0012.tif</c> is page 12.</summary>
    Name,

    /// <summary>Its place among the files of its item, by name.</summary>
    Order,
}
