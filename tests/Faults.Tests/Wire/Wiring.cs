using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Serialization;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Wire;

/// <summary>Which queue hears which contract, as the broker itself has it.</summary>
/// <param name="Queue">The effect's queue, also its name in <c>kit.inbox</c>.</param>
internal sealed record Hearing(string Exchange, string Queue)
{
    /// <summary>The service that listens.</summary>
    public string Service => Queue.Split('-')[0];
}

/// <summary>Reads the bindings of the test's virtual host; a replica's own ear for rights keeps no inbox and is left out (decision 0015).</summary>
internal static class Wiring
{
    public static async Task<IReadOnlyList<Hearing>> ReadAsync(Platform platform, CancellationToken ct)
    {
        var servers = platform.Instance.Servers;
        using var http = new HttpClient { BaseAddress = new Uri($"http://{Servers.Host}:{servers.BrokerManagementPort}/api/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{servers.BrokerAdmin}:{servers.BrokerPassword}")));
        var bindings = await http.GetFromJsonAsync<Binding[]>(new Uri($"bindings/{platform.Instance.VirtualHost}", UriKind.Relative), ct);
        return [.. bindings!
            .Where(binding => binding.Kind == "queue" && binding.Source.StartsWith("ArchivePlatform.Contracts.", StringComparison.Ordinal))
            .Where(binding => !binding.Destination.Contains("-rights-", StringComparison.Ordinal))
            .Select(binding => new Hearing(binding.Source, binding.Destination))];
    }

    private sealed record Binding(string Source, string Destination, [property: JsonPropertyName("destination_type")] string Kind);
}
