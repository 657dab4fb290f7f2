using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Intake.Domain;

/// <summary>One person's term as records officer of a department (clause 5.1.6).</summary>
internal sealed class OfficerTerm : IVersioned
{
    private OfficerTerm()
    {
    }

    internal OfficerTerm(Guid id, string person, string? deputy, DateOnly from, DateOnly? until) =>
        (Id, Person, Deputy, From, Until, Version) = (id, person, deputy, from, until, 1);

    public Guid Id { get; private set; }
    public string Person { get; private set; } = "";
    public string? Deputy { get; private set; }

    /// <summary>First day, local archive date.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day; null while open.</summary>
    public DateOnly? Until { get; private set; }

    public long Version { get; private set; }

    /// <summary>True where the term holds on <paramref name="day"/>, first and last day included.</summary>
    public bool Covers(DateOnly day) => From <= day && (Until is null || day <= Until);

    /// <summary>True where some day belongs to this term and to the one from <paramref name="from"/> until <paramref name="until"/>.</summary>
    internal bool Meets(DateOnly from, DateOnly? until) => (until is null || From <= until) && (Until is null || from <= Until);

    internal void EndOn(DateOnly until)
    {
        Until = until;
        Version++;
    }
}
