namespace ArchivePlatform.Handovers.Domain;

/// <summary>How far a batch has come (AMB-27).</summary>
internal enum BatchState
{
    /// <summary>The giver still makes the list.</summary>
    Draft,

    /// <summary>Offered to the receiver; nothing accepted yet.</summary>
    Submitted,

    /// <summary>Some lines accepted, others open or returned.</summary>
    PartlyAccepted,

    /// <summary>Every line accepted; final.</summary>
    Accepted,

    /// <summary>Every line returned; the giver may offer them again.</summary>
    Returned,

    /// <summary>Taken back by the giver before the first decision; final.</summary>
    Withdrawn,
}
