using System.Globalization;
using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Lending.Domain;
using ArchivePlatform.ServiceKit.Remembering;
using ArchivePlatform.ServiceKit.Time;

namespace ArchivePlatform.Lending.Registry;

/// <summary>One revision of a company's policy, with what Lending needs of it (clause 0, AMB-19).</summary>
internal sealed class KnownPolicy : ICompanyRevision<PolicyRevised>
{
    private const string DaysKey = "lending.days";
    private const string RenewalsKey = "lending.renewals";

    public Guid CompanyId { get; init; }

    /// <summary>Number of the revision, from 1.</summary>
    public int Revision { get; init; }

    /// <summary>Local archive date from which it is in force.</summary>
    public DateOnly EffectiveOn { get; private set; }

    /// <summary>Working days a volume may be out.</summary>
    public int Days { get; private set; }

    /// <summary>How often that may be prolonged.</summary>
    public int Renewals { get; private set; }

    public CompanyDays CompanyDays { get; private set; } = CompanyDays.None;

    public long Version { get; private set; }

    /// <summary>What it says of lending.</summary>
    public LendingTerm Term => new(Days, Renewals) { CompanyDays = CompanyDays };

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    public void Take(PolicyRevised state)
    {
        if (Version >= state.Version)
            return;
        (EffectiveOn, Version) = (state.EffectiveOn, state.Version);
        Days = Read(state.Values.GetValueOrDefault(DaysKey)) ?? LendingTerm.Default.Days;
        Renewals = Read(state.Values.GetValueOrDefault(RenewalsKey)) ?? LendingTerm.Default.Renewals;
        CompanyDays = CompanyDays.Read(state.Values.GetValueOrDefault(CompanyDays.Key));
    }

    private static int? Read(string? said) => int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
