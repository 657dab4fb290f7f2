using System.Text.RegularExpressions;

namespace ArchivePlatform.Platform.Tests.Routes;

/// <summary>A route as the running service lists it.</summary>
public sealed partial record LiveRoute(string Service, string Method, string Pattern, IReadOnlyList<string> Policies)
{
    /// <summary>An address of the route with ids nobody has.</summary>
    public string Address(Guid id) => Number().Replace(Word().Replace(Id().Replace(Pattern, id.ToString()), "A1"), "1");

    /// <summary>Whether it is the service's own or an operator's, not a health probe's.</summary>
    public bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\w+:guid\}")]
    private static partial Regex Id();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\{\w+:int\}")]
    private static partial Regex Number();
}
