using System.Text.Json;

namespace ArchivePlatform.Stack;

/// <summary><c>docker-compose.yml</c> as the containers would see it, with secrets of its own.</summary>
public sealed class Composition
{
    private readonly JsonElement document;

    private Composition(JsonElement document, string folder) => (this.document, Folder) = (document, folder);

    /// <summary>Where its settings and secrets lie.</summary>
    public string Folder { get; }

    /// <summary>Every container by its name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Containers => Members("services");

    /// <summary>Every network by its name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Networks => Members("networks");

    /// <summary>Prepares it in a folder and reads it.</summary>
    /// <param name="folder">Gets settings and secrets; those that are there stay.</param>
    /// <param name="choice">What <c>infra/container/prepare</c> is told, for example <c>--demonstration</c>.</param>
    /// <exception cref="InvalidOperationException">It is refused; carries why.</exception>
    public static async Task<Composition> ReadAsync(string folder, CancellationToken ct, params string[] choice)
    {
        Checkout.Private(folder);
        await Command.RunAsync(InContainer("prepare"), [.. choice, "--to", folder], ct);
        var config = await Command.RunAsync(InContainer("config"), [folder], ct);
        return new(JsonElement.Parse(config), folder);
    }

    /// <summary>The environment of a container, its files of secrets included.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentOf(string container) =>
        Containers[container].TryGetProperty("environment", out var environment)
            ? environment.EnumerateObject().ToDictionary(setting => setting.Name, setting => setting.Value.ToString(), StringComparer.Ordinal)
            : [];

    private Dictionary<string, JsonElement> Members(string name) =>
        document.GetProperty(name).EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);

    private static string InContainer(string script) => Path.Combine(Checkout.Root, "infra", "container", script);
}
