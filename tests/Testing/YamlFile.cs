using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Testing;

/// <summary>A YAML file of the checkout, read by what docker-compose reads with.</summary>
public static class YamlFile
{
    private const string ToJson = "import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1])), sys.stdout)";

    /// <summary>Its content.</summary>
    /// <param name="path">From the checkout's root.</param>
    public static async Task<JsonElement> ReadAsync(string path, CancellationToken ct) =>
        JsonElement.Parse(await Command.RunAsync("/usr/bin/python3", ["-c", ToJson, Path.Combine(Checkout.Root, path)], ct));
}
