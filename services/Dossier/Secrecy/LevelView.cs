using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Secrecy;

/// <summary>How secret a dossier is, and the latest change of that.</summary>
/// <param name="Id">The dossier's, and so is the version.</param>
/// <param name="SecurityLevel">What both departments agreed on.</param>
/// <param name="AccessLevel">What counts for readers now: a raise does from the moment it is asked for.</param>
/// <param name="Viewers">Who may read it whatever their clearance.</param>
/// <param name="ReviewOn">When a raised level is looked at again (AMB-12).</param>
/// <param name="Proposal">The open or last decided change; null where there never was one.</param>
public sealed record LevelView(
    Guid Id, long Version, string SecurityLevel, string AccessLevel, IReadOnlyList<string> Viewers, DateOnly? ReviewOn, LevelView.ProposalView? Proposal) : IVersioned
{
    /// <summary>A change of level.</summary>
    /// <param name="State"><c>OPEN</c>, <c>CONFIRMED</c> or <c>REFUSED</c>.</param>
    public sealed record ProposalView(
        Guid Id, string From, string To, string Reason, string State,
        string ProposedBy, string ProposedFor, DateTimeOffset ProposedAt, string? DecidedBy, string? DecidedFor, DateTimeOffset? DecidedAt);

    internal static LevelView Of(Dossier dossier, LevelProposal? proposal) => new(
        dossier.Id, dossier.Version, dossier.SecurityLevel, dossier.AccessLevel, dossier.Viewers, dossier.ReviewOn,
        proposal is null ? null : new(
            proposal.Id, proposal.From, proposal.To, proposal.Reason, proposal.State,
            proposal.Proposer.Person, proposal.Proposer.Department, proposal.ProposedAt, proposal.Decider?.Person, proposal.Decider?.Department, proposal.DecidedAt));
}
