using System.Text.Json;
using System.Text.RegularExpressions;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>One of the groups a dossier's material is arranged in (clause 5.10.2, AMB-02).</summary>
/// <param name="Code">One capital and up to two digits.</param>
/// <param name="Binding"><c>BOUND</c> or <c>LOOSE_LEAF</c>.</param>
/// <param name="Mandatory">Whether a dossier without it cannot be arranged (clause 5.10.2a).</param>
/// <param name="Numbering"><c>RUNNING</c> or <c>OCCURRENCE</c>.</param>
internal sealed partial record ArrangementGroup(string Code, string Name, string Binding, bool Mandatory, string Numbering, bool Enabled)
{
    /// <summary>The six groups of the regulation and the disabled slot F for special carriers.</summary>
    internal const string Default = """
        [{"code":"A","name":"销售、签约、办证及入伙资料","binding":"BOUND","mandatory":true,"numbering":"RUNNING","enabled":true},
        {"code":"B1","name":"维修资料","binding":"LOOSE_LEAF","mandatory":false,"numbering":"OCCURRENCE","enabled":true},
        {"code":"B2","name":"赔付资料","binding":"LOOSE_LEAF","mandatory":false,"numbering":"OCCURRENCE","enabled":true},
        {"code":"C","name":"其他资料","binding":"LOOSE_LEAF","mandatory":false,"numbering":"RUNNING","enabled":true},
        {"code":"D","name":"出租期资料","binding":"BOUND","mandatory":false,"numbering":"RUNNING","enabled":true},
        {"code":"E","name":"销售历史资料","binding":"BOUND","mandatory":false,"numbering":"RUNNING","enabled":true},
        {"code":"F","name":"特殊载体资料","binding":"LOOSE_LEAF","mandatory":false,"numbering":"RUNNING","enabled":false}]
        """;

    /// <summary>Group of the material of a sale (clause 5.10.2a).</summary>
    internal const string Sale = "A";

    /// <summary>Group of the sales history (clause 5.10.2e).</summary>
    internal const string History = "E";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <summary>What each group takes; a failed sale's A material moves to E (AMB-29). Groups not named here take all but sales history.</summary>
    private static readonly Dictionary<string, string[]> Takes = new(StringComparer.Ordinal)
    {
        ["A"] = ["A"],
        ["B1"] = ["B1"],
        ["B2"] = ["B2"],
        ["D"] = ["D"],
        ["E"] = ["A", "E"],
    };

    /// <summary>Whether its volumes are bound (装订成册) rather than kept loose-leaf (活页).</summary>
    internal bool IsBound => Binding == "BOUND";

    /// <summary>Refuses an item that belongs elsewhere.</summary>
    /// <param name="leadsTo">Group the item's category leads to (clause 3).</param>
    /// <exception cref="RuleBroken"><c>USAGE_MISMATCH</c> (5.10.2d), <c>GROUP_MISMATCH</c> (5.10.2, 5.10.2e)</exception>
    internal void RequireFits(string leadsTo, Usage usage)
    {
        DossierRules.UsageMismatch.Require(Code != "D" || usage == Usage.Shop);
        var fits = Takes.TryGetValue(Code, out var sources) ? sources.Contains(leadsTo) : leadsTo != "E";
        DossierRules.GroupMismatch.Require(fits, Code, leadsTo);
    }

    /// <summary>Reads the policy's table of groups.</summary>
    internal static IReadOnlyList<ArrangementGroup> Read(string json) => JsonSerializer.Deserialize<List<ArrangementGroup>>(json, Form) ?? [];

    /// <summary>Whether a table of groups can be used: 1 to 26 well-formed groups, each code once, one of them mandatory and enabled.</summary>
    internal static bool AreAcceptable(string json)
    {
        try
        {
            var groups = Read(json);
            return groups.Count is >= 1 and <= 26
                && groups.All(group => group is { Name.Length: >= 1 and <= 50, Binding: "BOUND" or "LOOSE_LEAF", Numbering: "RUNNING" or "OCCURRENCE", Code: not null }
                    && GroupCode().IsMatch(group.Code))
                && groups.Select(group => group.Code).Distinct(StringComparer.Ordinal).Count() == groups.Count
                && groups.Any(group => group is { Mandatory: true, Enabled: true });
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\A[A-Z][0-9]{0,2}\z")]
    private static partial Regex GroupCode();
}
