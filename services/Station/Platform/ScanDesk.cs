namespace ArchivePlatform.Stations.Platform;

/// <summary>The four things a station asks of Scan, in bulk (1 to 500 lines, an answer for each).</summary>
internal sealed class ScanDesk(Gateway gateway)
{
    private const string Uploads = "api/scan/uploads";

    /// <param name="key">The same for the same lines, so that a declaration sent twice is one.</param>
    public async Task<IReadOnlyList<DeclaredLine>> DeclareAsync(IReadOnlyList<DeclareLine> lines, string key, CancellationToken ct) =>
        (await gateway.PostAsync(Uploads, new DeclareRequest(lines), StationJson.Default.DeclareRequest, StationJson.Default.DeclareAnswer, key, ct)).Lines;

    public async Task<IReadOnlyList<AddressLine>> AddressesAsync(IReadOnlyList<AddressWish> wishes, CancellationToken ct) =>
        (await gateway.PostAsync($"{Uploads}/addresses", new AddressRequest(wishes), StationJson.Default.AddressRequest, StationJson.Default.AddressAnswer, null, ct)).Lines;

    /// <param name="key">A fresh one each time: confirming again is harmless.</param>
    public async Task<IReadOnlyList<UploadLine>> ConfirmAsync(IReadOnlyList<Guid> ids, string key, CancellationToken ct) =>
        (await gateway.PostAsync($"{Uploads}/confirmations", new IdsRequest(ids), StationJson.Default.IdsRequest, StationJson.Default.UploadAnswer, key, ct)).Lines;

    public async Task<IReadOnlyList<UploadLine>> StatesAsync(IReadOnlyList<Guid> ids, CancellationToken ct) =>
        (await gateway.PostAsync($"{Uploads}/states", new IdsRequest(ids), StationJson.Default.IdsRequest, StationJson.Default.UploadAnswer, null, ct)).Lines;
}
