using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <content>Whom it concerns and how secret it is (clause 5.1.5).</content>
internal sealed partial class Dossier : IGuarded
{
    /// <summary>The level both departments agreed on, <c>A</c>, <c>B</c> or <c>C</c>: the mark that is printed (clause 5.1.5).</summary>
    public string SecurityLevel { get; private set; } = Levels.Lowest;

    /// <inheritdoc/>
    /// <remarks>A raise counts from the moment it is asked for, a lowering when it is agreed on; an item counts once it is filed.</remarks>
    public string AccessLevel { get; private set; } = Levels.Lowest;

    /// <inheritdoc/>
    public IReadOnlyList<string> Viewers { get; private set; } = [];

    /// <inheritdoc/>
    /// <remarks>The one that opened it, and those whose items were accepted into it, as registrar or as giver; in the order of their codes.</remarks>
    public IReadOnlyList<string> Departments { get; private set; } = [];

    /// <inheritdoc/>
    public string Subject => $"dossier/{Id}";

    /// <summary>Ids of the viewers both departments agreed on; empty while the agreed level is C.</summary>
    public IReadOnlyList<string> AgreedViewers { get; private set; } = [];

    /// <summary>Highest level of its items, as their departments registered them; lowered with the dossier.</summary>
    public string ItemLevel { get; private set; } = Levels.Lowest;

    /// <summary>Ids of those who may read every one of its secret items whatever their clearance.</summary>
    public IReadOnlyList<string> ItemViewers { get; private set; } = [];

    /// <summary>Local archive date on which a raised level is looked at again (AMB-12); null at level C.</summary>
    public DateOnly? ReviewOn { get; private set; }

    /// <summary>Lets departments read it whose material it holds; who may read it once is never shut out here.</summary>
    internal void Concern(params IReadOnlyCollection<string> departments)
    {
        if (departments.All(Departments.Contains))
            return;
        Departments = [.. Departments.Union(departments).Order(StringComparer.Ordinal)];
        Touch();
    }

    /// <summary>Asks for another level; a raise keeps readers out at once (clause 5.1.5).</summary>
    /// <param name="open">The proposal still open; null where there is none.</param>
    /// <exception cref="RuleBroken"><c>LEVEL_UNKNOWN</c>, <c>LEVEL_UNCHANGED</c>, <c>LEVEL_CHANGE_OPEN</c></exception>
    internal LevelProposal ProposeLevel(Guid id, LevelDraft draft, LevelProposal? open, Voice by, DateTimeOffset at)
    {
        DossierRules.LevelUnknown.Require(Levels.IsKnown(draft.Level), draft.Level);
        DossierRules.LevelChangeOpen.Require(open is null, open?.To);
        DossierRules.LevelUnchanged.Require(draft.Level != SecurityLevel || AccessLevel != SecurityLevel, draft.Level);
        var proposal = LevelProposal.Of(id, this, draft, by, at);
        if (Levels.IsAbove(proposal.To, AccessLevel))
            Raise(proposal.To, proposal.Viewers.Where(viewer => viewer == by.Person || MayRead(viewer)));
        Touch();
        return proposal;
    }

    /// <summary>Takes over what the second department decided; a lowering lowers the items with the dossier.</summary>
    /// <exception cref="RuleBroken"><c>LEVEL_DECIDED</c>, <c>SECOND_APPROVAL_MISSING</c></exception>
    internal void DecideLevel(LevelProposal proposal, bool confirmed, Voice by, string custodian, DateTimeOffset at, DateOnly reviewOn)
    {
        proposal.Decide(confirmed, by, custodian, at);
        if (confirmed)
        {
            var isSecret = proposal.To != Levels.Lowest;
            (SecurityLevel, AgreedViewers, ReviewOn) = (proposal.To, isSecret ? proposal.Viewers : [], isSecret ? reviewOn : null);
            if (Levels.IsAbove(proposal.From, proposal.To) && !Levels.IsAbove(ItemLevel, proposal.From))
                (ItemLevel, ItemViewers) = (proposal.To, isSecret ? ItemViewers : []);
        }
        (AccessLevel, Viewers) = (SecurityLevel, AgreedViewers);
        CountItems();
        Touch();
    }

    /// <summary>Counts the level of a filed item, or of a dossier merged into it: the dossier is at least as secret as the highest of its items (clause 5.1.5).</summary>
    /// <remarks>
    /// Of several secret items only who may read each is let in whatever their clearance, so the order in which they are filed does not matter.
    /// </remarks>
    private void Count(string level, IReadOnlyList<string> viewers)
    {
        if (level == Levels.Lowest)
            return;
        ItemViewers = ItemLevel == Levels.Lowest ? viewers : [.. ItemViewers.Intersect(viewers)];
        ItemLevel = Levels.IsAbove(level, ItemLevel) ? level : ItemLevel;
        CountItems();
    }

    private void CountItems()
    {
        if (Levels.IsAbove(ItemLevel, SecurityLevel) && !Levels.IsAbove(AccessLevel, ItemLevel))
            Raise(ItemLevel, ItemViewers.Where(MayRead));
    }

    private void Raise(string level, IEnumerable<string> viewers) => (Viewers, AccessLevel) = ([.. viewers], level);

    /// <summary>Whether somebody named by one department alone could read it before: asking for secrecy never lets anybody in.</summary>
    private bool MayRead(string viewer) => AccessLevel == Levels.Lowest || Viewers.Contains(viewer);
}
