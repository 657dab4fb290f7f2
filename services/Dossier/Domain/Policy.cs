using System.Globalization;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>What the registry itself needs of a policy revision, read from its values.</summary>
internal sealed class Policy(IReadOnlyDictionary<string, string> values)
{
    /// <summary>The company's uniform form of property codes (clause 5.10.1).</summary>
    internal PropertyPattern PropertyPattern => new(values["numbering.property_pattern"]);

    /// <summary>How reference codes are built (AMB-01).</summary>
    internal NumberTemplate Numbering =>
        new(values["numbering.template"], int.Parse(values["numbering.serial_width"], NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>Years after which a raised level is looked at again (AMB-12).</summary>
    internal int ReviewYears => int.Parse(values["security.review_years"], NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The groups in use (clause 5.10.2).</summary>
    internal IReadOnlyList<ArrangementGroup> Groups { get; } =
        [.. ArrangementGroup.Read(values["dossier.groups"]).Where(group => group.Enabled)];

    /// <summary>The group with a code.</summary>
    /// <exception cref="RuleBroken"><c>GROUP_UNKNOWN</c></exception>
    internal ArrangementGroup Group(string? code)
    {
        var group = Groups.FirstOrDefault(group => group.Code == code);
        DossierRules.GroupUnknown.Require(group is not null, code);
        return group!;
    }
}
