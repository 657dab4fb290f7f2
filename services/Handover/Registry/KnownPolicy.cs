using System.Globalization;
using System.Text.Json;
using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>One revision of a company's policy, with what Handover needs of it (clause 0).</summary>
internal sealed class KnownPolicy : IVersioned
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

    public long Version { get; private set; }

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    public void Take(PolicyRevised state)
    {
        if (Version >= state.Version)
            return;
        (EffectiveOn, SalesDays, Version) = (state.EffectiveOn, DaysOf(state.Values), state.Version);
        CompanyDays = CompanyDaysOf(state.Values.GetValueOrDefault(SalesHandover.OverridesKey));
        Closing = Closing.Read(state.Values.GetValueOrDefault(SalesHandover.ClosingKey));
    }

    /// <summary>What it says of the deadline.</summary>
    public Term Term => new(Revision, SalesDays) { CompanyDays = CompanyDays, Closing = Closing };

    /// <remarks>Dossier checks the form since it is a rule; what an earlier revision says in another form counts for nothing.</remarks>
    private static CompanyDays CompanyDaysOf(string? json)
    {
        try
        {
            var said = json is null ? null : JsonSerializer.Deserialize<Overrides>(json, JsonSerializerOptions.Web);
            return new CompanyDays(said?.Off ?? [], said?.On ?? []);
        }
        catch (JsonException)
        {
            return CompanyDays.None;
        }
    }

    private static int DaysOf(IReadOnlyDictionary<string, string> values) =>
        values.TryGetValue(SalesHandover.DaysKey, out var said)
        && int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
        && days is >= 1 and <= SalesHandover.MostDays
            ? days
            : SalesHandover.DefaultDays;

    private sealed record Overrides(IReadOnlyList<DateOnly>? Off, IReadOnlyList<DateOnly>? On);
}
