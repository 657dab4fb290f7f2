using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>A change of a dossier's security level that one department asks for and another decides on (clause 5.1.5). It is kept for ever.</summary>
internal sealed class LevelProposal : IVersioned
{
    internal const string Open = "OPEN";
    internal const string Confirmed = "CONFIRMED";
    internal const string Refused = "REFUSED";

    private LevelProposal(Guid id, Guid dossierId)
    {
        Id = id;
        DossierId = dossierId;
    }

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; }

    /// <summary>The dossier.</summary>
    public Guid DossierId { get; }

    /// <summary>The level that counted for readers before.</summary>
    public string From { get; private set; } = "";

    /// <summary>The level asked for.</summary>
    public string To { get; private set; } = "";

    /// <summary>Why, 4 to 500 characters.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Ids of who shall read it whatever their clearance; the one who asks is among them.</summary>
    public IReadOnlyList<string> Viewers { get; private set; } = [];

    /// <summary>Ids of who could read it before.</summary>
    public IReadOnlyList<string> FormerViewers { get; private set; } = [];

    /// <summary>Who asks.</summary>
    public Voice Proposer { get; private set; } = null!;

    /// <summary>Instant of asking.</summary>
    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Who decided; null while it is open.</summary>
    public Voice? Decider { get; private set; }

    /// <summary>Instant of the decision.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary><c>OPEN</c>, <c>CONFIRMED</c> or <c>REFUSED</c>.</summary>
    public string State { get; private set; } = Open;

    /// <inheritdoc/>
    public long Version { get; private set; }

    internal static LevelProposal Of(Guid id, Dossier dossier, LevelDraft draft, Voice by, DateTimeOffset at) => new(id, dossier.Id)
    {
        From = dossier.AccessLevel,
        To = draft.Level,
        Reason = draft.Reason,
        Viewers = [.. draft.Viewers.Append(by.Person).Distinct()],
        FormerViewers = dossier.Viewers,
        Proposer = by,
        ProposedAt = at,
        Version = 1,
    };

    /// <summary>Closes it by the word of another person of another department, one of the two being the custodian's.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>LEVEL_DECIDED</c>, <c>SECOND_APPROVAL_MISSING</c></exception>
    internal void Decide(bool confirmed, Voice by, string custodian, DateTimeOffset at)
    {
        DossierRules.LevelDecided.Require(State == Open);
        var isJoint = by.Person != Proposer.Person && by.Department != Proposer.Department && (by.Department == custodian || Proposer.Department == custodian);
        DossierRules.SecondApprovalMissing.Require(isJoint, custodian);
        (State, Decider, DecidedAt) = (confirmed ? Confirmed : Refused, by, at);
        Version++;
    }
}
