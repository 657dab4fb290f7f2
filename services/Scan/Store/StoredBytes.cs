namespace ArchivePlatform.Scanning.Store;

/// <summary>Bytes on their way from the store; one that stops giving counts as away.</summary>
internal sealed class StoredBytes : IAsyncDisposable
{
    private readonly HttpResponseMessage answer;
    private readonly Stream stream;

    private StoredBytes(HttpResponseMessage answer, Stream stream)
    {
        this.answer = answer;
        this.stream = stream;
    }

    /// <summary>How they are locked, as the store says with them; null where they are not.</summary>
    internal Retention? Lock => Retention.Of(answer.Headers);

    internal static async Task<StoredBytes> OfAsync(HttpResponseMessage answer, CancellationToken ct) => new(answer, await answer.Content.ReadAsStreamAsync(ct));

    /// <summary>Fills the buffer as far as there is something.</summary>
    /// <returns>How many bytes there were; fewer than fit only at the end.</returns>
    /// <exception cref="StoreAway">The store stopped giving.</exception>
    internal async ValueTask<int> FillAsync(Memory<byte> buffer, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(StoreClient.Patience);
        try
        {
            return await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, patience.Token);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException || (broken is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new StoreAway("The store broke off", broken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        answer.Dispose();
    }
}
