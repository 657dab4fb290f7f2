using System.Text.Json;

namespace ArchivePlatform.ServiceKit.Time;

/// <summary>Days a company does not work, or works, against the State Council's calendar (AMB-03).</summary>
/// <param name="Off">Extra days off.</param>
/// <param name="On">Extra working days; none of them is also off.</param>
public sealed record CompanyDays(IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> On)
{
    /// <summary>Policy key that holds them.</summary>
    public const string Key = "calendar.overrides";

    public static readonly CompanyDays None = new([], []);

    /// <summary>Reads the policy's value; none where it says nothing.</summary>
    /// <remarks>Dossier checks the form since it is a rule; what an earlier revision says in another form counts for nothing.</remarks>
    public static CompanyDays Read(string? json)
    {
        try
        {
            var said = json is null ? null : JsonSerializer.Deserialize<Said>(json, JsonSerializerOptions.Web);
            return new CompanyDays(said?.Off ?? [], said?.On ?? []);
        }
        catch (JsonException)
        {
            return None;
        }
    }

    /// <summary>What the company says of a day; null where it says nothing.</summary>
    public DayKind? KindOf(DateOnly day) => Off.Contains(day) ? DayKind.CompanyOff : On.Contains(day) ? DayKind.CompanyWork : null;

    private sealed record Said(IReadOnlyList<DateOnly>? Off, IReadOnlyList<DateOnly>? On);
}
