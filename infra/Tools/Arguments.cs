using System.Globalization;

namespace ArchivePlatform.Tools;

/// <summary>The words after a verb: plain ones in their order, and options <c>--name value</c> or <c>--name</c>.</summary>
internal sealed class Arguments
{
    private readonly List<string> words = [];
    private readonly Dictionary<string, string> options = [];
    private readonly HashSet<string> asked = [];

    /// <param name="flags">Options that take no value.</param>
    internal Arguments(IReadOnlyList<string> given, params string[] flags)
    {
        for (var at = 0; at < given.Count; at++)
        {
            if (!given[at].StartsWith("--", StringComparison.Ordinal))
                words.Add(given[at]);
            else if (flags.Contains(given[at][2..]))
                options[given[at][2..]] = "yes";
            else if (at + 1 < given.Count)
                options[given[at][2..]] = given[++at];
            else
                throw new UsageException($"{given[at]} needs a value");
        }
    }

    internal string? this[int place] => place < words.Count ? words[place] : null;

    internal string Required(int place, string what) => this[place] ?? throw new UsageException($"{what} is missing");

    internal bool Has(string option) => Option(option) is not null;

    internal string? Option(string name)
    {
        asked.Add(name);
        return options.GetValueOrDefault(name);
    }

    internal string Required(string option) => Option(option) ?? throw new UsageException($"--{option} is missing");

    internal int Number(string option, int otherwise) =>
        Option(option) is not { } text ? otherwise
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UsageException($"--{option} must be a number, not '{text}'");

    /// <summary>Refuses options nobody asked about, so that a mistyped one is not passed over.</summary>
    internal void RequireKnown(params string[] known)
    {
        var unknown = options.Keys.Except(asked).Except(known).ToList();
        if (unknown.Count > 0)
            throw new UsageException($"unknown option --{unknown[0]}");
    }
}

/// <summary>The command was not understood; the sentence says why.</summary>
internal sealed class UsageException(string sentence) : Exception(sentence);
