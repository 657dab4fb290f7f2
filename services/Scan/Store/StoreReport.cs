using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Scanning.Store;

/// <summary>What the store was found to do when it was tried out; until it was, and while it is unsafe, nothing is taken in.</summary>
internal sealed class StoreReport
{
    private volatile IReadOnlyList<StoreFinding>? findings;

    /// <summary>What was found; empty before the store was tried out.</summary>
    public IReadOnlyList<StoreFinding> Findings => findings ?? [];

    /// <summary>Whether the store was tried out and keeps what it is given.</summary>
    public bool IsSafe => findings is { } found && found.All(finding => finding.IsClosed);

    /// <summary>The holes that nothing closes.</summary>
    public IEnumerable<StoreFinding> Unsafe => Findings.Where(finding => !finding.IsClosed);

    /// <summary>Whether an upload can be locked with its first byte.</summary>
    public bool LocksUploads => Findings.Any(finding => finding is { Hole: StoreTrial.UnlockedUploads, IsOpen: false });

    public void Take(IReadOnlyList<StoreFinding> found) => findings = found;

    /// <summary>Refuses to take anything in.</summary>
    /// <exception cref="RequestRefused"><c>DEPENDENCY_UNAVAILABLE</c> (503)</exception>
    public void RequireSafe()
    {
        if (!IsSafe)
            throw new RequestRefused(Refusals.Unavailable);
    }
}

/// <summary>One thing a store may do that could lose or show what is kept.</summary>
/// <param name="Hole">What, for example <c>own key deletes a version</c>.</param>
/// <param name="IsOpen">Whether this store does it.</param>
/// <param name="ClosedBy">What keeps it from doing harm; null where nothing does.</param>
public sealed record StoreFinding(string Hole, bool IsOpen, string? ClosedBy)
{
    /// <summary>Whether it can do no harm here.</summary>
    public bool IsClosed => !IsOpen || ClosedBy is not null;
}
