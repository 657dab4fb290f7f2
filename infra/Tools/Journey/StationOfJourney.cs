using System.Security.Cryptography;
using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Journey;

/// <summary>The station's program with a folder of its own, run as a user runs it.</summary>
internal sealed class StationOfJourney
{
    private readonly string home;
    private readonly string files;

    internal StationOfJourney(Instance instance)
    {
        (home, files) = (instance.Path("stations", Secrets.Random(8)), instance.Path("journey", Secrets.Random(8)));
        Checkout.Private(files);
    }

    /// <summary>Puts a file where the station scans to.</summary>
    /// <returns>Its digest, 64 hexadecimal digits.</returns>
    internal string Put(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(files, name), bytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>Puts the same file under another name.</summary>
    /// <returns>Its path.</returns>
    internal string Copy(string name, string other)
    {
        File.Copy(Path.Combine(files, name), Path.Combine(files, other));
        return Path.Combine(files, other);
    }

    /// <summary>Writes the list that says which file belongs to which item.</summary>
    /// <returns>Its path.</returns>
    internal string List(IEnumerable<(string File, Guid Item)> lines)
    {
        var list = Path.Combine(files, $"{Secrets.Random(8)}.tsv");
        File.WriteAllLines(list, ["file\titem", .. lines.Select(line => $"{line.File}\t{line.Item}")]);
        return list;
    }

    /// <summary>Runs a command to its end, which has to be as expected.</summary>
    /// <returns>What it told, line by line.</returns>
    internal async Task<IReadOnlyList<JsonElement>> RunAsync(int expected, CancellationToken ct, params string[] words)
    {
        var (code, output) = await Command.TryAsync(Path.Combine(Checkout.Root, "infra", "station"), [.. words, "--json", "--home", home], ct);
        NotAsExpected.Unless(code == expected, $"the station ended with {code}, not {expected}: {output}");
        return [.. output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonElement.Parse(line))];
    }
}
