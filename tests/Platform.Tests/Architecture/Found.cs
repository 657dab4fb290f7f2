using Xunit;

namespace ArchivePlatform.Platform.Tests.Architecture;

/// <summary>What a guard says about what it was shown.</summary>
internal static class Found
{
    /// <summary>Fails when there was nothing to look at, or naming every violation.</summary>
    internal static void Nothing<T>(IReadOnlyCollection<T> subject, Func<IReadOnlyCollection<T>, IEnumerable<string>> guard)
    {
        Assert.NotEmpty(subject);
        var violations = guard(subject).Distinct().ToList();
        Assert.True(violations.Count == 0, $"{violations.Count} found in {subject.Count} looked at:\n{string.Join('\n', violations)}");
    }

    /// <summary>Fails unless the guard names the planted violation, and it alone.</summary>
    internal static void Only(string planted, IEnumerable<string> violations) =>
        Assert.Contains(planted, Assert.Single(violations.Distinct()), StringComparison.Ordinal);
}
