using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ArchivePlatform.Scanning.Domain;

namespace ArchivePlatform.Scanning.Store;

/// <summary>Uploads in parts: begin, look which parts are there, join, give up.</summary>
internal sealed class PartStore(StoreClient client)
{
    private const int NotFound = 404;

    /// <summary>Begins an upload in parts.</summary>
    /// <returns>The store's name of it.</returns>
    internal async Task<string> BeginAsync(Media media, CancellationToken ct)
    {
        using var answer = await client.SendAsync(HttpMethod.Post, media.Key, [("uploads", "")], ct, [], ("content-type", media.MediaType));
        return StoreClient.Text(await StoreClient.ReadAsync(answer, ct), "UploadId") ?? throw new StoreAway("The store names no upload");
    }

    /// <summary>The parts that arrived, by number; null where the store knows no such upload, because it was joined or given up.</summary>
    internal async Task<IReadOnlyList<StoredPart>?> FindAsync(Media media, CancellationToken ct)
    {
        var parts = new List<StoredPart>();
        for (var after = "0"; ;)
        {
            using var answer = await client.TrySendAsync(HttpMethod.Get, media.Key, [("max-parts", "1000"), ("part-number-marker", after), ("uploadId", media.UploadId!)], ct);
            if ((int)answer.StatusCode == NotFound)
                return null;
            if (!answer.IsSuccessStatusCode)
                throw new StoreRefused((int)answer.StatusCode, "");
            var page = await StoreClient.ReadAsync(answer, ct);
            parts.AddRange(page.Elements().Where(element => element.Name.LocalName == "Part").Select(PartOf));
            if (StoreClient.Text(page, "IsTruncated") != "true")
                return parts;
            after = StoreClient.Text(page, "NextPartNumberMarker") ?? throw new StoreAway("The store's list breaks off");
        }
    }

    /// <summary>Joins the parts to one object.</summary>
    /// <remarks>The store may answer before it is done and tell of a failure in the body; and its answer names no digest to go by: who joins looks afterwards.</remarks>
    internal async Task JoinAsync(Media media, IReadOnlyList<StoredPart> parts, CancellationToken ct)
    {
        var list = new XElement("CompleteMultipartUpload", parts.Select(part => new XElement("Part", new XElement("PartNumber", part.Number), new XElement("ETag", part.Tag))));
        using var answer = await client.SendAsync(HttpMethod.Post, media.Key, [("uploadId", media.UploadId!)], ct, Encoding.UTF8.GetBytes(list.ToString(SaveOptions.DisableFormatting)));
        var said = await StoreClient.ReadAsync(answer, ct);
        if (said.Name.LocalName == "Error")
            throw new StoreAway($"The store did not join the parts: {StoreClient.Text(said, "Code")}");
    }

    /// <summary>Gives an upload up, where the key may; else the store's own rule ends it after two days.</summary>
    internal async Task<bool> GiveUpAsync(Media media, CancellationToken ct)
    {
        using var answer = await client.TrySendAsync(HttpMethod.Delete, media.Key, [("uploadId", media.UploadId!)], ct);
        return answer.IsSuccessStatusCode || (int)answer.StatusCode == NotFound;
    }

    private static StoredPart PartOf(XElement part) => new(
        int.Parse(StoreClient.Text(part, "PartNumber")!, CultureInfo.InvariantCulture),
        long.Parse(StoreClient.Text(part, "Size")!, CultureInfo.InvariantCulture),
        StoreClient.Text(part, "ETag")!);
}

/// <summary>A part the store has whole.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Tag">The store's own digest of it.</param>
internal sealed record StoredPart(int Number, long Size, string Tag);
