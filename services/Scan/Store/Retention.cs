using System.Globalization;
using System.Net.Http.Headers;

namespace ArchivePlatform.Scanning.Store;

/// <summary>How a version is locked.</summary>
/// <param name="Mode">Only <see cref="Compliance"/> binds the store's owner, too.</param>
internal sealed record Retention(string Mode, DateTimeOffset Until)
{
    /// <summary>Nobody can lift or shorten it.</summary>
    internal const string Compliance = "COMPLIANCE";

    private const string ModeHeader = "x-amz-object-lock-mode";
    private const string UntilHeader = "x-amz-object-lock-retain-until-date";

    /// <summary>Whether nobody can remove the version before that instant.</summary>
    internal bool Holds(DateTimeOffset until) => Mode == Compliance && Until >= until;

    /// <summary>Headers by which an upload comes to be locked so with its first byte.</summary>
    internal (string Name, string Value)[] Headers => [(ModeHeader, Mode), (UntilHeader, Instant(Until))];

    /// <summary>The lock that an answer tells of; null where it tells of none.</summary>
    internal static Retention? Of(HttpResponseHeaders answer) =>
        answer.TryGetValues(ModeHeader, out var modes) && answer.TryGetValues(UntilHeader, out var untils)
            ? new Retention(modes.First(), Read(untils.First()))
            : null;

    /// <summary>An instant as the store wants it.</summary>
    internal static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>An instant as the store says it.</summary>
    internal static DateTimeOffset Read(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
