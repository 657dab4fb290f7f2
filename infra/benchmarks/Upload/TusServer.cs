using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>The peer: the official tus server with its official S3 store, in a process of its own.</summary>
/// <remarks>Each content is one request that makes the upload and carries all its bytes; most clients of tus take two, which is slower.</remarks>
internal sealed class TusServer : IContestant, IDisposable
{
    private readonly Process process;
    private readonly Uri address;
    private readonly StoreKey key;
    private readonly HttpClient http = StoreKey.Client();

    private TusServer(Process process, Uri address, StoreKey key) => (this.process, this.address, this.key) = (process, address, key);

    public string Name => "tus";

    public IReadOnlyList<int> Servers => [process.Id];

    /// <summary>Whether there is a node to run it with.</summary>
    public static bool HasNode { get; } = IsOnPath("node") && IsOnPath("npm");

    /// <summary>Fetches what the lock file names and starts it.</summary>
    public static async Task<TusServer> StartAsync(StoreKey key, CancellationToken ct)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "tus");
        await Command.RunAsync("npm", ["ci", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts"], ct);
        var port = FreePort();
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "server.mjs"), port.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new[] { ("S3_ENDPOINT", key.Endpoint.GetLeftPart(UriPartial.Authority)), ("S3_BUCKET", StoreKey.Plain), ("S3_ACCESS_KEY", key.Access), ("S3_SECRET_KEY", key.Secret), ("NODE_ENV", "production") })
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new TusServer(process, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/files")), key);
        await Eventually.Holds("the tus server answers", server.AnswersAsync, ct: ct);
        return server;
    }

    public async Task<Delivery> SendAsync(Pile pile, int streams, CancellationToken ct)
    {
        var names = new string[pile.Count];
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, pile.Count, new ParallelOptions { MaxDegreeOfParallelism = streams, CancellationToken = ct },
            async (number, each) => names[number] = await CreateAsync(pile, number, each));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return new Delivery(names, seconds, seconds);
    }

    public Task<string> DigestAsync(string content, CancellationToken ct) => key.DigestAsync(StoreKey.Plain, content, ct);

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
        http.Dispose();
    }

    private async Task<string> CreateAsync(Pile pile, int number, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = pile.Body(number, 0, pile.Size) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Length", pile.Size.ToString(CultureInfo.InvariantCulture));
        using var answer = await http.SendAsync(request, ct);
        var arrived = answer.Headers.TryGetValues("Upload-Offset", out var offset) ? offset.First() : "nothing";
        return answer.StatusCode == HttpStatusCode.Created && arrived == pile.Size.ToString(CultureInfo.InvariantCulture)
            ? answer.Headers.Location!.OriginalString.Split('/')[^1]
            : throw new InvalidOperationException($"The tus server answered {(int)answer.StatusCode} and took {arrived} of {pile.Size} bytes: {await answer.Content.ReadAsStringAsync(ct)}");
    }

    private async Task<bool> AnswersAsync()
    {
        using var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Options, address));
        return answer.IsSuccessStatusCode;
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
