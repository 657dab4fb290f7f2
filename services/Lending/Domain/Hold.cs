using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Lending.Domain;

/// <summary>Dossier's wish that volumes stay in their place, as Lending answered it; kept, so that it is answered once whatever arrives again or late.</summary>
internal sealed class Hold : IVersioned
{
    internal const string Granted = "GRANTED";
    internal const string Refused = "REFUSED";
    internal const string Released = "RELEASED";

    private Hold()
    {
    }

    /// <summary>Of the act in Dossier it is for.</summary>
    public Guid Id { get; private init; }

    public Guid CompanyId { get; private init; }

    /// <summary>The volumes; empty where only the release was heard.</summary>
    public IReadOnlyList<Guid> Volumes { get; private set; } = [];

    /// <summary><c>GRANTED</c>, <c>REFUSED</c> or <c>RELEASED</c>.</summary>
    public string State { get; private set; } = "";

    /// <inheritdoc/>
    public long Version { get; private set; }

    /// <summary>Answers a wish that was not heard before.</summary>
    internal static Hold Answer(Guid id, Guid companyId, IReadOnlyList<Guid> volumes, bool granted) =>
        new() { Id = id, CompanyId = companyId, Volumes = volumes, State = granted ? Granted : Refused, Version = 1 };

    /// <summary>Remembers a release that came before its wish, which then holds nothing.</summary>
    internal static Hold ReleasedBefore(Guid id, Guid companyId) => new() { Id = id, CompanyId = companyId, State = Released, Version = 2 };

    /// <summary>Hears the wish again or late: its answer stands.</summary>
    internal void Hear(IReadOnlyList<Guid> volumes) => Volumes = volumes;

    /// <summary>Ends it.</summary>
    /// <returns>Whether it held anything until now.</returns>
    internal bool Release()
    {
        if (State != Granted)
            return false;
        (State, Version) = (Released, 2);
        return true;
    }
}
