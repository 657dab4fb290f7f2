using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Intake.Registry;

/// <summary>What of one revision of a company's policy concerns Intake (clause 0).</summary>
internal sealed class KnownPolicy : ICompanyRevision<PolicyRevised>
{
    /// <summary>Key of the policy that opens mandate type BLUE_HUKOU for new items; <c>false</c> unless set (clause 3.3).</summary>
    public const string BlueHukouKey = "title.blue_hukou";

    /// <summary>Key of the policy that says which party's signature counts; <c>LAST_SIGNATURE</c> unless set (AMB-04).</summary>
    public const string SalesStartKey = "deadline.sales.start";

    public Guid CompanyId { get; init; }
    public int Revision { get; init; }
    public DateOnly EffectiveOn { get; private set; }
    public bool AllowsBlueHukou { get; private set; }

    /// <summary>Whether the first party's signing date is day 0 of clause 5.2.2 rather than the last one's.</summary>
    public bool FirstSignatureCounts { get; private set; }

    public long Version { get; private set; }

    /// <inheritdoc/>
    public void Take(PolicyRevised state)
    {
        if (Version >= state.Version)
            return;
        AllowsBlueHukou = state.Values.GetValueOrDefault(BlueHukouKey) == "true";
        FirstSignatureCounts = state.Values.GetValueOrDefault(SalesStartKey) == "FIRST_SIGNATURE";
        (EffectiveOn, Version) = (state.EffectiveOn, state.Version);
    }
}
