using System.Globalization;
using System.Text.Json;
using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Remembering;
using ArchivePlatform.ServiceKit.Time;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>One revision of a company's policy, with what Handover needs of it (clause 0).</summary>
internal sealed class KnownPolicy : ICompanyRevision<PolicyRevised>
{
    public Guid CompanyId { get; init; }

    /// <summary>Number of the revision, from 1.</summary>
    public int Revision { get; init; }

    /// <summary>Local archive date from which it is in force.</summary>
    public DateOnly EffectiveOn { get; private set; }

    /// <summary>Working days of clause 5.2.2, 1–60; the default where the policy does not say.</summary>
    public int SalesDays { get; private set; }

    public CompanyDays CompanyDays { get; private set; } = CompanyDays.None;

    public Closing Closing { get; private set; } = Closing.Midnight;

    /// <summary>Subtypes a handover of clause 5.2.2 cannot do without; the default where the policy does not say.</summary>
    public IReadOnlyList<string> SalesChecklist { get; private set; } = [];

    public long Version { get; private set; }

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    public void Take(PolicyRevised state)
    {
        if (Version >= state.Version)
            return;
        (EffectiveOn, SalesDays, Version) = (state.EffectiveOn, DaysOf(state.Values), state.Version);
        CompanyDays = CompanyDays.Read(state.Values.GetValueOrDefault(CompanyDays.Key));
        SalesChecklist = ChecklistOf(state.Values.GetValueOrDefault(SalesHandover.ChecklistKey)) ?? SalesHandover.DefaultChecklist;
        Closing = Closing.Read(state.Values.GetValueOrDefault(SalesHandover.ClosingKey));
    }

    /// <summary>What it says of the deadline.</summary>
    public Term Term => new(Revision, SalesDays) { CompanyDays = CompanyDays, Closing = Closing, Checklist = SalesChecklist };

    /// <remarks>Dossier checks the form since it is a rule; what an earlier revision says in another form counts for nothing.</remarks>
    private static string[]? ChecklistOf(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<string[]>(json, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int DaysOf(IReadOnlyDictionary<string, string> values) =>
        values.TryGetValue(SalesHandover.DaysKey, out var said)
        && int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
        && days is >= 1 and <= SalesHandover.MostDays
            ? days
            : SalesHandover.DefaultDays;
}
