using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <content>How it is merged with others into the dossier of one successor property (AMB-23).</content>
internal sealed partial class Dossier
{
    /// <summary>The merger it waits for; null while it waits for none.</summary>
    public Guid? MergerId { get; private set; }

    /// <summary>The dossier it was merged into; since then it is frozen.</summary>
    public Guid? SuccessorId { get; private set; }

    /// <summary>The dossiers merged into it.</summary>
    public IReadOnlyList<Guid> PredecessorIds { get; private set; } = [];

    /// <summary>Whether its archivists may go on working with it.</summary>
    private bool IsUnmerged => MergerId is null && SuccessorId is null;

    /// <summary>Refuses while it is being merged, and once it was.</summary>
    /// <exception cref="RuleBroken"><c>DOSSIER_FROZEN</c>, <c>DOSSIER_HELD</c></exception>
    internal void RequireUnmerged()
    {
        DossierRules.DossierFrozen.Require(SuccessorId is null);
        DossierRules.DossierHeld.Require(MergerId is null);
    }

    /// <summary>Waits for a merger; what is accepted meanwhile is filed as always.</summary>
    /// <exception cref="RuleBroken"><c>DOSSIER_FROZEN</c>, <c>DOSSIER_HELD</c></exception>
    internal void WaitFor(Guid mergerId)
    {
        RequireUnmerged();
        MergerId = mergerId;
        Touch();
    }

    /// <summary>Goes on as before a merger that is not to be.</summary>
    internal void LetGo()
    {
        MergerId = null;
        Touch();
    }

    /// <summary>Takes over whom its predecessors concern and at least their level, and names them; they are frozen and name it.</summary>
    internal void Succeed(IReadOnlyCollection<Dossier> predecessors)
    {
        Concern([.. predecessors.SelectMany(predecessor => predecessor.Departments)]);
        foreach (var predecessor in predecessors)
        {
            Count(predecessor.AccessLevel, predecessor.Viewers);
            (predecessor.MergerId, predecessor.SuccessorId) = (null, Id);
            predecessor.Touch();
        }
        PredecessorIds = [.. PredecessorIds, .. predecessors.Select(predecessor => predecessor.Id)];
        Touch();
    }
}
