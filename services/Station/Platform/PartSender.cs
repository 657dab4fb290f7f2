using System.Net;
using System.Net.Http.Headers;

namespace ArchivePlatform.Stations.Platform;

/// <summary>Sends the bytes of one part to the address it was given.</summary>
internal sealed class PartSender(HttpClient http)
{
    /// <summary>Longest time in which nothing moves.</summary>
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(90);

    /// <summary>Sends; a part whose bytes the store answered for is stored.</summary>
    /// <param name="begun">Called when the first byte is about to leave.</param>
    /// <param name="moved">Called with the bytes that left, after each buffer.</param>
    /// <returns>Null where it is stored; else why not.</returns>
    public async Task<Fault?> SendAsync(string path, Address address, Action begun, Action<int> moved, CancellationToken ct)
    {
        using var stalled = CancellationTokenSource.CreateLinkedTokenSource(ct);
        stalled.CancelAfter(Stall);
        try
        {
            using var file = File.OpenHandle(path, options: FileOptions.Asynchronous);
            using var request = new HttpRequestMessage(HttpMethod.Put, address.Url);
            request.Content = new FilePart(file, address, begun, bytes =>
            {
                stalled.CancelAfter(Stall);
                moved(bytes);
            });
            foreach (var (name, value) in address.Headers)
            {
                if (name.Equals("content-type", StringComparison.OrdinalIgnoreCase))
                    request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
                else
                    request.Headers.TryAddWithoutValidation(name, value);
            }
            using var answer = await http.SendAsync(request, stalled.Token);
            return answer.StatusCode == HttpStatusCode.OK ? null : await Fault.OfAsync(answer, stalled.Token);
        }
        catch (Exception broken) when (Fault.IsBroken(broken, ct))
        {
            return Fault.Of(broken);
        }
    }
}
