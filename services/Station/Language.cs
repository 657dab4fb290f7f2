namespace ArchivePlatform.Stations;

/// <summary>Whether the program speaks Chinese or English; the platform is asked to answer in the same.</summary>
internal sealed record Language(bool IsChinese)
{
    public const string Option = "--language";

    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>As the platform is told (<c>Accept-Language</c>).</summary>
    public string Tag => IsChinese ? "zh-Hans" : "en";

    /// <summary>The one of both sentences that is spoken.</summary>
    public string Of(string zh, string en) => IsChinese ? zh : en;

    /// <summary>As <c>--language</c> says, or else the environment: the first of <c>LC_ALL</c>, <c>LC_MESSAGES</c> and <c>LANG</c> that is set.</summary>
    public static Language From(IReadOnlyList<string> args, Func<string, string?> environment) =>
        new((Said(args) ?? Variables.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "en").StartsWith("zh", StringComparison.OrdinalIgnoreCase));

    private static string? Said(IReadOnlyList<string> args)
    {
        for (var at = 0; at < args.Count; at++)
        {
            if (args[at] == Option && at + 1 < args.Count)
                return args[at + 1];
            if (args[at].StartsWith(Option + "=", StringComparison.Ordinal))
                return args[at][(Option.Length + 1)..];
        }
        return null;
    }
}
