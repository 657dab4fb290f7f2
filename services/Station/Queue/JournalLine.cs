using ArchivePlatform.Stations.Domain;

namespace ArchivePlatform.Stations.Queue;

/// <summary>One thing that happened to the queue, as a line of its journal; members that say nothing are left out.</summary>
/// <param name="What">One of the words below.</param>
/// <param name="File">Number of the file it happened to.</param>
/// <param name="Files">Numbers of the files of a declaration, in its order.</param>
/// <param name="Key">The <c>Idempotency-Key</c> of a declaration.</param>
internal sealed record JournalLine(
    string What, int? File = null, DateTimeOffset? At = null, LocalFile? Local = null, Guid? Item = null, int? Page = null, string? MediaType = null,
    string? Key = null, IReadOnlyList<int>? Files = null, Guid? Upload = null, int? Parts = null, int? Part = null,
    FileState? State = null, string? Code = null, Guid? Medium = null, DateTime? ModifiedAt = null)
{
    /// <summary>A file was read for its digest and waits.</summary>
    public const string Noted = "noted";

    /// <summary>A declaration is about to be sent: from now on the same files are declared by the same key until it is answered.</summary>
    public const string Declaring = "declaring";

    /// <summary>The platform took the declaration of a file.</summary>
    public const string Declared = "declared";

    /// <summary>A declaration was answered for all its files.</summary>
    public const string Answered = "answered";

    /// <summary>The bytes of a part begin to leave this machine.</summary>
    public const string Sending = "sending";

    /// <summary>The store has a part.</summary>
    public const string Stored = "stored";

    /// <summary>The store has a part no longer.</summary>
    public const string Missing = "missing";

    /// <summary>All bytes of a file were said to be sent.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>A confirmed file turned out not to have arrived whole.</summary>
    public const string Reopened = "reopened";

    /// <summary>The declaration of a file is worth nothing any more.</summary>
    public const string Again = "again";

    /// <summary>A file was touched and its bytes are those of before.</summary>
    public const string Touched = "touched";

    /// <summary>A file has come to its end.</summary>
    public const string Ended = "ended";

    /// <summary>The original of a kept file was removed.</summary>
    public const string Removed = "removed";
}
