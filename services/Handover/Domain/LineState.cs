namespace ArchivePlatform.Handovers.Domain;

/// <summary>How far a line of a batch has come.</summary>
internal enum LineState
{
    /// <summary>On the list of a draft.</summary>
    Listed,

    /// <summary>Offered to the receiver, not decided.</summary>
    Offered,

    /// <summary>Accepted; custody has passed.</summary>
    Accepted,

    /// <summary>Sent back with a reason; the item is free for this or another batch.</summary>
    Returned,

    /// <summary>Its batch was withdrawn.</summary>
    Withdrawn,
}
