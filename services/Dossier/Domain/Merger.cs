using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>The merging of several properties' dossiers into that of their successor (AMB-23). It waits until Lending keeps all their volumes in place; it is kept for ever.</summary>
internal sealed class Merger : IVersioned, IOfCompany
{
    internal const string Pending = "PENDING";
    internal const string Done = "DONE";
    internal const string Refused = "REFUSED";

    private Merger(Guid id, Guid companyId, string companyCode, Guid propertyId, string requestedBy)
    {
        Id = id;
        CompanyId = companyId;
        CompanyCode = companyCode;
        PropertyId = propertyId;
        RequestedBy = requestedBy;
    }

    /// <summary>UUIDv7; also the id of its hold.</summary>
    public Guid Id { get; }

    /// <summary>The owning company.</summary>
    public Guid CompanyId { get; }

    /// <inheritdoc/>
    public string CompanyCode { get; }

    /// <summary>The successor property.</summary>
    public Guid PropertyId { get; }

    /// <summary>The dossiers that are merged.</summary>
    public IReadOnlyList<Guid> DossierIds { get; private init; } = [];

    /// <summary>Who asked for it.</summary>
    public string RequestedBy { get; }

    /// <summary>Instant of asking.</summary>
    public DateTimeOffset RequestedAt { get; private init; }

    /// <summary><c>PENDING</c>, <c>DONE</c> or <c>REFUSED</c>.</summary>
    public string State { get; private set; } = Pending;

    /// <summary>Why Lending refused, <c>ON_LOAN</c> or <c>VOLUME_HELD</c>; null unless it did.</summary>
    public string? Reason { get; private set; }

    /// <summary>The volumes that stand in the way.</summary>
    public IReadOnlyList<Guid> VolumeIds { get; private set; } = [];

    /// <summary>The dossier of the successor; null unless it is done.</summary>
    public Guid? SuccessorId { get; private set; }

    /// <summary>Instant of its end.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <inheritdoc/>
    public long Version { get; private set; }

    /// <summary>Whether nothing came of it yet.</summary>
    internal bool IsPending => State == Pending;

    /// <summary>Begins the merging of dossiers; they wait for it.</summary>
    /// <exception cref="RuleBroken"><c>MERGER_TOO_SMALL</c>, <c>MERGER_INTO_ITSELF</c>, <c>DOSSIER_FROZEN</c>, <c>DOSSIER_HELD</c></exception>
    internal static Merger Request(Guid id, Property successor, IReadOnlyCollection<Dossier> dossiers, string by, DateTimeOffset at)
    {
        DossierRules.MergerTooSmall.Require(dossiers.Count > 1);
        DossierRules.MergerIntoItself.Require(dossiers.All(dossier => dossier.PropertyId != successor.Id));
        foreach (var dossier in dossiers)
            dossier.WaitFor(id);
        return new(id, successor.CompanyId, successor.CompanyCode, successor.Id, by)
        {
            DossierIds = [.. dossiers.Select(dossier => dossier.Id)],
            RequestedAt = at,
            Version = 1,
        };
    }

    /// <summary>Merges, every volume being in its place.</summary>
    internal void Complete(IReadOnlyCollection<Dossier> dossiers, Dossier successor, DateTimeOffset at)
    {
        successor.Succeed(dossiers);
        SuccessorId = successor.Id;
        End(Done, at);
    }

    /// <summary>Gives it up, a volume not being in its place; the dossiers go on as before.</summary>
    internal void Revert(IReadOnlyCollection<Dossier> dossiers, string reason, IReadOnlyList<Guid> volumes, DateTimeOffset at)
    {
        foreach (var dossier in dossiers)
            dossier.LetGo();
        (Reason, VolumeIds) = (reason, volumes);
        End(Refused, at);
    }

    private void End(string state, DateTimeOffset at)
    {
        (State, EndedAt) = (state, at);
        Version++;
    }
}
