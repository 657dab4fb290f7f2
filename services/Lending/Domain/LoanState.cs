namespace ArchivePlatform.Lending.Domain;

/// <summary>How far a loan has come (clause 5.11.1).</summary>
internal enum LoanState
{
    /// <summary>Asked for.</summary>
    Requested,

    /// <summary>Agreed to; the volume may be fetched.</summary>
    Approved,

    /// <summary>Turned down; final.</summary>
    Refused,

    /// <summary>Its approval no longer counts, the level having been raised; final.</summary>
    Void,

    /// <summary>The borrower has the volume.</summary>
    Issued,

    /// <summary>The borrower has it still, and its due day is over.</summary>
    Overdue,

    /// <summary>The borrower has it still, and was asked to bring it back.</summary>
    Recalled,

    /// <summary>Back, every page counted; final.</summary>
    Returned,

    /// <summary>Back with another number of pages; final.</summary>
    Incident,
}

/// <summary>The words of <see cref="LoanState"/> in answers and messages.</summary>
internal static class LoanStateWords
{
    /// <summary>The word.</summary>
    internal static string Word(this LoanState state) => state.ToString().ToUpperInvariant();

    /// <summary>Reads the word; null where there is no such state.</summary>
    internal static LoanState? Find(string? word) =>
        Enum.GetValues<LoanState>().Where(state => state.Word() == word).Select(state => (LoanState?)state).FirstOrDefault();
}
