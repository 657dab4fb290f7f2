namespace ArchivePlatform.Stations.Domain;

/// <summary>A file on its way from this station into the archive, from the reading of its digest to its end (clause 5.9).</summary>
internal sealed class QueuedFile(int number, LocalFile file, Guid item, int? page, string mediaType)
{
    private readonly SortedSet<int> stored = [];

    /// <summary>Its place in the queue, from 1; never given again.</summary>
    public int Number { get; } = number;

    /// <summary>The file as it was when it was read for its digest.</summary>
    public LocalFile File { get; private set; } = file;

    /// <summary>The item it belongs to.</summary>
    public Guid Item { get; } = item;

    /// <summary>The page of the item it shows, 1 to 99,999; null where it shows no single page.</summary>
    public int? Page { get; } = page;

    public string MediaType { get; } = mediaType;

    public FileState State { get; private set; } = FileState.Waiting;

    /// <summary>Its upload at the platform; null before it is declared.</summary>
    public Guid? Upload { get; private set; }

    /// <summary>How many parts it travels in, from 1; 0 before it is declared.</summary>
    public int Parts { get; private set; }

    /// <summary>How often it was declared: more than once only where a declaration expired or was not known any more.</summary>
    public int Declarations { get; private set; }

    /// <summary>Why it was rejected or refused; null otherwise.</summary>
    public string? Code { get; private set; }

    /// <summary>The medium that holds its content once it is kept.</summary>
    public Guid? Medium { get; private set; }

    /// <summary>When its end was known; null before.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whether its original was removed from this machine after it was kept.</summary>
    public bool IsRemoved { get; private set; }

    /// <summary>Whether there is something left to do.</summary>
    public bool IsOpen => State is FileState.Waiting or FileState.Declared or FileState.Confirmed;

    /// <summary>Whether the archive keeps its content for good; only then may the original go.</summary>
    public bool IsKept => State is FileState.Verified or FileState.Joined;

    /// <summary>Numbers of the parts the store has not, in order.</summary>
    public IEnumerable<int> MissingParts => Enumerable.Range(1, Parts).Where(part => !stored.Contains(part));

    /// <summary>Whether every part is stored.</summary>
    public bool IsSent => State == FileState.Declared && stored.Count == Parts;

    /// <summary>The platform took its declaration.</summary>
    public void Declare(Guid upload, int parts)
    {
        if (!IsOpen || Upload == upload)
            return;
        (State, Upload, Parts) = (FileState.Declared, upload, parts);
        Declarations++;
        stored.Clear();
    }

    /// <summary>The store has a part.</summary>
    public void Store(int part) => stored.Add(part);

    /// <summary>The store has a part no longer, or never had it.</summary>
    public void Lose(int part) => stored.Remove(part);

    /// <summary>All bytes were said to be sent; the platform looks at them.</summary>
    public void Confirm()
    {
        if (State == FileState.Declared)
            State = FileState.Confirmed;
    }

    /// <summary>Not all of it has arrived after all: what is missing is sent again.</summary>
    public void Reopen()
    {
        if (State == FileState.Confirmed)
            State = FileState.Declared;
    }

    /// <summary>Its declaration is worth nothing any more: it begins anew.</summary>
    public void BeginAgain()
    {
        if (!IsOpen)
            return;
        (State, Upload, Parts) = (FileState.Waiting, null, 0);
        stored.Clear();
    }

    /// <summary>It was written to or touched on this machine, and its bytes are those of before.</summary>
    public void Touch(DateTime modifiedAt) => File = File with { ModifiedAt = modifiedAt };

    /// <summary>Its end; a second one changes nothing.</summary>
    /// <param name="state"><c>Verified</c>, <c>Joined</c>, <c>Rejected</c> or <c>Refused</c>.</param>
    public void End(FileState state, string? code, Guid? medium, DateTimeOffset? at)
    {
        if (IsOpen)
            (State, Code, Medium, EndedAt) = (state, code, medium, at);
    }

    /// <summary>Its original is gone from this machine.</summary>
    public void Remove() => IsRemoved = true;
}

/// <summary>Where a file stands.</summary>
internal enum FileState
{
    /// <summary>Read for its digest, not declared.</summary>
    Waiting,

    /// <summary>Declared; its bytes are being sent.</summary>
    Declared,

    /// <summary>All bytes sent and said to be; not verified yet.</summary>
    Confirmed,

    /// <summary>Kept for good.</summary>
    Verified,

    /// <summary>Kept for good as the same content of the same item that was there before.</summary>
    Joined,

    /// <summary>Read back by the platform and not kept.</summary>
    Rejected,

    /// <summary>Not taken by the platform, or not sent by this station.</summary>
    Refused,
}
