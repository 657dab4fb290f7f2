using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Mergers;

/// <summary>A merger as it stands: the operation its <c>202</c> pointed to.</summary>
/// <param name="State"><c>PENDING</c>, <c>DONE</c> or <c>REFUSED</c>.</param>
/// <param name="PropertyId">The successor property.</param>
/// <param name="SuccessorId">Its dossier; null unless <c>DONE</c>.</param>
/// <param name="Reason"><c>ON_LOAN</c> or <c>VOLUME_HELD</c>; null unless <c>REFUSED</c>.</param>
/// <param name="VolumeIds">The volumes that stand in the way.</param>
public sealed record MergerView(
    Guid Id, long Version, string State, Guid PropertyId, IReadOnlyList<Guid> DossierIds, Guid? SuccessorId, string? Reason, IReadOnlyList<Guid> VolumeIds,
    string RequestedBy, DateTimeOffset RequestedAt, DateTimeOffset? EndedAt) : IVersioned
{
    internal static MergerView Of(Merger merger) => new(
        merger.Id, merger.Version, merger.State, merger.PropertyId, merger.DossierIds, merger.SuccessorId, merger.Reason, merger.VolumeIds,
        merger.RequestedBy, merger.RequestedAt, merger.EndedAt);
}
