using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArchivePlatform.Stack;

/// <summary>The broker's management interface: virtual hosts, users, rights, queues.</summary>
public sealed class BrokerAdministration : IDisposable
{
    private readonly HttpClient http;

    /// <summary>The management of the checkout's own broker.</summary>
    public BrokerAdministration(Servers servers)
    {
        var credentials = Encoding.UTF8.GetBytes($"{servers.BrokerAdmin}:{servers.BrokerPassword}");
        http = new HttpClient { BaseAddress = new Uri($"http://{Servers.Host}:{servers.BrokerManagementPort}/api/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
    }

    /// <summary>Makes a virtual host; one that is there stays as it is.</summary>
    public Task VirtualHostAsync(string host, CancellationToken ct) =>
        PutAsync($"vhosts/{Escaped(host)}", new { }, ct);

    /// <summary>Makes a user without any management rights, or gives it <paramref name="password"/> again.</summary>
    public Task UserAsync(string user, string password, CancellationToken ct) =>
        PutAsync($"users/{Escaped(user)}", new { password, tags = "" }, ct);

    /// <summary>Sets what <paramref name="user"/> may do in <paramref name="host"/>; each a regular expression over names.</summary>
    public Task RightsAsync(string host, string user, string configure, string write, string read, CancellationToken ct) =>
        PutAsync($"permissions/{Escaped(host)}/{Escaped(user)}", new { configure, write, read }, ct);

    /// <summary>What everybody may do in <paramref name="host"/>.</summary>
    public async Task<IReadOnlyList<BrokerRight>> RightsAsync(string host, CancellationToken ct) =>
        await http.GetFromJsonAsync<BrokerRight[]>(new Uri($"vhosts/{Escaped(host)}/permissions", UriKind.Relative), ct) ?? [];

    /// <summary>Removes a virtual host with everything in it; none is no fault.</summary>
    public async Task RemoveVirtualHostAsync(string host, CancellationToken ct)
    {
        using var answer = await http.DeleteAsync(new Uri($"vhosts/{Escaped(host)}", UriKind.Relative), ct);
        if (answer.StatusCode != HttpStatusCode.NotFound)
            await RequireSuccessAsync(answer, ct);
    }

    /// <summary>The names of all virtual hosts.</summary>
    public async Task<IReadOnlyList<string>> VirtualHostsAsync(CancellationToken ct)
    {
        var hosts = await http.GetFromJsonAsync<JsonElement>(new Uri("vhosts?columns=name", UriKind.Relative), ct);
        return [.. hosts.EnumerateArray().Select(host => host.GetProperty("name").GetString()!)];
    }

    /// <summary>The queues of <paramref name="host"/> as the broker last counted them (it counts every 5 seconds).</summary>
    public async Task<IReadOnlyList<QueueDepth>> QueuesAsync(string host, CancellationToken ct) =>
        await http.GetFromJsonAsync<QueueDepth[]>(new Uri($"queues/{Escaped(host)}", UriKind.Relative), ct) ?? [];

    /// <summary>Who is connected to <paramref name="host"/>, and by which node; the broker counts anew every 5 seconds.</summary>
    public async Task<IReadOnlyList<BrokerClient>> ClientsAsync(string host, CancellationToken ct) =>
        await http.GetFromJsonAsync<BrokerClient[]>(new Uri($"vhosts/{Escaped(host)}/connections", UriKind.Relative), ct) ?? [];

    /// <summary>Removes all messages of one queue.</summary>
    public async Task PurgeAsync(string host, string queue, CancellationToken ct)
    {
        using var answer = await http.DeleteAsync(new Uri($"queues/{Escaped(host)}/{Escaped(queue)}/contents", UriKind.Relative), ct);
        await RequireSuccessAsync(answer, ct);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task PutAsync(string path, object body, CancellationToken ct)
    {
        using var answer = await http.PutAsJsonAsync(path, body, ct);
        await RequireSuccessAsync(answer, ct);
    }

    private static async Task RequireSuccessAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(
                $"RabbitMQ answered {(int)answer.StatusCode} to {answer.RequestMessage?.RequestUri}: {await answer.Content.ReadAsStringAsync(ct)}");
    }

    private static string Escaped(string name) => Uri.EscapeDataString(name);
}

/// <summary>A connection by the name its client gave it.</summary>
public sealed record BrokerClient([property: JsonPropertyName("user_provided_name")] string? Name, string Node);

/// <summary>What a user may do in a virtual host; each a regular expression over names.</summary>
public sealed record BrokerRight(string User, string Configure, string Write, string Read);

/// <summary>One queue and how many messages are in it.</summary>
/// <param name="Messages">Ready and unacknowledged ones.</param>
/// <param name="Leader">The node that leads a quorum queue; null for another queue, like the two that follow.</param>
/// <param name="Members">The nodes that keep its messages.</param>
/// <param name="Online">Those of them that answer.</param>
public sealed record QueueDepth(
    string Name,
    int Messages,
    [property: JsonPropertyName("messages_ready")] int Ready,
    [property: JsonPropertyName("messages_unacknowledged")] int Unacknowledged,
    int Consumers,
    string? Leader,
    IReadOnlyList<string>? Members,
    IReadOnlyList<string>? Online);
