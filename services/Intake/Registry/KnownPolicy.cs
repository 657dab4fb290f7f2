using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Intake.Storage;

namespace ArchivePlatform.Intake.Registry;

/// <summary>What of a company's policy concerns Intake, as Dossier last announced it (clause 0).</summary>
internal sealed class KnownPolicy : IRemembered<PolicyRevised>
{
    /// <summary>Key of the policy that opens mandate type BLUE_HUKOU for new items; <c>false</c> unless set (clause 3.3).</summary>
    public const string BlueHukouKey = "title.blue_hukou";

    /// <summary>The company's id.</summary>
    public Guid Id { get; init; }

    public bool AllowsBlueHukou { get; private set; }
    public long Version { get; private set; }

    /// <inheritdoc/>
    public void Take(PolicyRevised state)
    {
        if (Version >= state.Version)
            return;
        AllowsBlueHukou = state.Values.TryGetValue(BlueHukouKey, out var value) && value == "true";
        Version = state.Version;
    }
}
