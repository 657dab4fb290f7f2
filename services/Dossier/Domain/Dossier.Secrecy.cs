using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <content>How secret it is (clause 5.1.5).</content>
internal sealed partial class Dossier : IGuarded
{
    /// <summary>The level both departments agreed on, <c>A</c>, <c>B</c> or <c>C</c>: the mark that is printed (clause 5.1.5).</summary>
    public string SecurityLevel { get; private set; } = Levels.Lowest;

    /// <inheritdoc/>
    /// <remarks>A raise counts from the moment it is asked for, a lowering when it is agreed on.</remarks>
    public string AccessLevel { get; private set; } = Levels.Lowest;

    /// <inheritdoc/>
    public IReadOnlyList<string> Viewers { get; private set; } = [];

    /// <summary>Local archive date on which a raised level is looked at again (AMB-12); null at level C.</summary>
    public DateOnly? ReviewOn { get; private set; }

    /// <summary>Asks for another level; a raise keeps readers out at once (clause 5.1.5).</summary>
    /// <param name="open">The proposal still open; null where there is none.</param>
    /// <exception cref="RuleBroken"><c>LEVEL_UNKNOWN</c>, <c>LEVEL_UNCHANGED</c>, <c>LEVEL_CHANGE_OPEN</c></exception>
    internal LevelProposal ProposeLevel(Guid id, LevelDraft draft, LevelProposal? open, Voice by, DateTimeOffset at)
    {
        DossierRules.LevelUnknown.Require(Levels.IsKnown(draft.Level), draft.Level);
        DossierRules.LevelChangeOpen.Require(open is null, open?.To);
        DossierRules.LevelUnchanged.Require(draft.Level != SecurityLevel, draft.Level);
        var proposal = LevelProposal.Of(id, this, draft, by, at);
        if (Levels.IsAbove(proposal.To, SecurityLevel))
            (AccessLevel, Viewers) = (proposal.To, [.. proposal.Viewers.Where(viewer => MayRead(viewer, by))]);
        Touch();
        return proposal;
    }

    /// <summary>Takes over what the second department decided.</summary>
    /// <exception cref="RuleBroken"><c>LEVEL_DECIDED</c>, <c>SECOND_APPROVAL_MISSING</c></exception>
    internal void DecideLevel(LevelProposal proposal, bool confirmed, Voice by, string custodian, DateTimeOffset at, DateOnly reviewOn)
    {
        proposal.Decide(confirmed, by, custodian, at);
        (SecurityLevel, Viewers, ReviewOn) = (confirmed, proposal.To) switch
        {
            (true, Levels.Lowest) => (proposal.To, [], null),
            (true, _) => (proposal.To, proposal.Viewers, reviewOn),
            _ => (SecurityLevel, proposal.FormerViewers, ReviewOn),
        };
        AccessLevel = SecurityLevel;
        Touch();
    }

    /// <summary>Whether somebody named by one department alone could read it before: asking for a level never lets anybody in.</summary>
    private bool MayRead(string viewer, Voice by) => SecurityLevel == Levels.Lowest || viewer == by.Person || Viewers.Contains(viewer);
}
