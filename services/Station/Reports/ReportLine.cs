using ArchivePlatform.Stations.Domain;

namespace ArchivePlatform.Stations.Reports;

/// <summary>One thing the program tells: with <c>--json</c> as it is, one object a line, members that say nothing left out; else as a sentence.</summary>
/// <param name="Event">
/// <c>enrolled</c>, <c>signedIn</c>; of a file <c>noted</c>, <c>keptBefore</c>, <c>declared</c>, <c>waiting</c>, <c>stored</c>, <c>confirmed</c>, <c>verified</c>, <c>joined</c>, <c>rejected</c>,
/// <c>refused</c>, <c>removed</c>, <c>stays</c>, <c>queued</c>; <c>pausing</c>, <c>summary</c>, <c>error</c>.
/// </param>
internal sealed record ReportLine(string Event)
{
    /// <summary>Full path of the file.</summary>
    public string? File { get; init; }

    public Guid? Item { get; init; }

    public int? Page { get; init; }

    /// <summary>Bytes.</summary>
    public long? Size { get; init; }

    public string? Sha256 { get; init; }

    /// <summary>The upload's id, once it is declared.</summary>
    public Guid? Upload { get; init; }

    /// <summary>The medium that holds the content, once it is kept.</summary>
    public Guid? Medium { get; init; }

    /// <summary>A part that is stored, from 1.</summary>
    public int? Part { get; init; }

    public int? Parts { get; init; }

    /// <summary>Where a queued file stands: <c>WAITING</c>, <c>DECLARED</c>, <c>CONFIRMED</c>, <c>VERIFIED</c>, <c>JOINED</c>, <c>REJECTED</c> or <c>REFUSED</c>.</summary>
    public string? State { get; init; }

    /// <summary>Why not, UPPER_SNAKE.</summary>
    public string? Code { get; init; }

    /// <summary>Why not, as a sentence.</summary>
    public string? Detail { get; init; }

    /// <summary>The station's client id.</summary>
    public string? Station { get; init; }

    /// <summary>Codes of the departments it scans for.</summary>
    public IReadOnlyList<string>? Departments { get; init; }

    public int? Verified { get; init; }

    public int? Joined { get; init; }

    public int? Rejected { get; init; }

    public int? Refused { get; init; }

    /// <summary>Files that are not at their end yet.</summary>
    public int? Open { get; init; }

    /// <summary>Something about a queued file.</summary>
    public static ReportLine Of(string happened, QueuedFile file) => new(happened)
    {
        File = file.File.Path,
        Item = file.Item,
        Page = file.Page,
        Size = file.File.Size,
        Sha256 = file.File.Sha256,
        Upload = file.Upload,
        Medium = file.Medium,
        Parts = file.Parts == 0 ? null : file.Parts,
        State = file.State.ToString().ToUpperInvariant(),
        Code = file.Code,
    };
}
