using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>The forms a policy value can have; each answers whether a value has it.</summary>
internal static partial class PolicyForm
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    /// <summary>A whole number within both bounds, without leading zeros.</summary>
    internal static Func<string, bool> Between(int min, int max) => value =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= min && number <= max
        && value == number.ToString(CultureInfo.InvariantCulture);

    /// <summary>One of the listed words.</summary>
    internal static Func<string, bool> OneOf(params string[] words) => value => words.Contains(value, StringComparer.Ordinal);

    /// <summary>Text of 1 to <paramref name="max"/> characters without control characters.</summary>
    internal static Func<string, bool> Words(int max) => value =>
        !string.IsNullOrWhiteSpace(value) && value.Length <= max && !value.Any(char.IsControl);

    /// <summary>00:00 to 24:00.</summary>
    internal static bool TimeOfDay(string value) => Clock().IsMatch(value);

    /// <summary>A JSON array of the listed words, each at most once.</summary>
    internal static Func<string, bool> ListOf(params string[] words) => value =>
        Read<string[]>(value) is { } named && named.All(words.Contains) && named.Distinct().Count() == named.Length;

    /// <summary>A JSON object of <c>off</c> and <c>on</c>, arrays of ISO dates: at most 366 in all, none named twice (AMB-03).</summary>
    internal static bool Overrides(string value)
    {
        if (Read<CalendarOverrides>(value) is not { } overrides)
            return false;
        string[] named = [.. overrides.Off ?? [], .. overrides.On ?? []];
        return named.Length <= 366
            && named.All(day => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            && named.Distinct().Count() == named.Length;
    }

    /// <summary>A JSON object.</summary>
    internal static bool Table(string value) => KindOf(value) == JsonValueKind.Object;

    /// <summary>A JSON array.</summary>
    internal static bool List(string value) => KindOf(value) == JsonValueKind.Array;

    /// <summary>A JSON array of 1 to 10 rising whole numbers from 1 to 366.</summary>
    internal static bool Ladder(string value)
    {
        var steps = Read<int[]>(value) ?? [];
        return steps.Length is >= 1 and <= 10 && steps[0] >= 1 && steps[^1] <= 366 && steps.Zip(steps.Skip(1)).All(pair => pair.First < pair.Second);
    }

    /// <summary>The value in the wanted shape; null where it has another.</summary>
    private static T? Read<T>(string value) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(value, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonValueKind KindOf(string value)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            return document.RootElement.ValueKind;
        }
        catch (JsonException)
        {
            return JsonValueKind.Undefined;
        }
    }

    private sealed record CalendarOverrides(IReadOnlyList<string>? Off, IReadOnlyList<string>? On);

    [GeneratedRegex(@"\A(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)\z")]
    private static partial Regex Clock();
}
