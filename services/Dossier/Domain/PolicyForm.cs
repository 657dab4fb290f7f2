using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>The forms a policy value can have; each answers whether a value has it.</summary>
internal static partial class PolicyForm
{
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

    /// <summary>A JSON object.</summary>
    internal static bool Table(string value) => KindOf(value) == JsonValueKind.Object;

    /// <summary>A JSON array.</summary>
    internal static bool List(string value) => KindOf(value) == JsonValueKind.Array;

    /// <summary>A JSON array of 1 to 10 rising whole numbers from 1 to 366.</summary>
    internal static bool Ladder(string value)
    {
        try
        {
            var steps = JsonSerializer.Deserialize<int[]>(value) ?? [];
            return steps.Length is >= 1 and <= 10 && steps[0] >= 1 && steps[^1] <= 366 && steps.Zip(steps.Skip(1)).All(pair => pair.First < pair.Second);
        }
        catch (JsonException)
        {
            return false;
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

    [GeneratedRegex(@"\A(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)\z")]
    private static partial Regex Clock();
}
