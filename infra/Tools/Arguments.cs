using System.Globalization;

namespace ArchivePlatform.Tools;

/// <summary>The words after a verb: plain ones in their order, and options <c>--name value</c> or <c>--name</c>.</summary>
internal sealed class Arguments
{
    private readonly List<string> words = [];
    private readonly Dictionary<string, string> options = [];

    /// <exception cref="UsageException">An option is none of the verb's, or its value is missing.</exception>
    internal Arguments(IReadOnlyList<string> given, Verb verb)
    {
        for (var at = 0; at < given.Count; at++)
        {
            if (!given[at].StartsWith("--", StringComparison.Ordinal))
                words.Add(given[at]);
            else if (!verb.Usage.Split(' ', '[', ']', '|').Contains(given[at]))
                throw new UsageException($"unknown option {given[at]}");
            else if (verb.Flags.Contains(given[at][2..]))
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

    internal string? Option(string name) => options.GetValueOrDefault(name);

    internal string Required(string option) => Option(option) ?? throw new UsageException($"--{option} is missing");

    internal int Number(string option, int otherwise) =>
        Option(option) is not { } text ? otherwise
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UsageException($"--{option} must be a number, not '{text}'");
}

/// <summary>The command was not understood; the sentence says why.</summary>
internal sealed class UsageException(string sentence) : Exception(sentence);
