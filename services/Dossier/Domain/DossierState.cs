namespace ArchivePlatform.Dossiers.Domain;

/// <summary>How far a dossier has come (clauses 5.3.1, 5.10).</summary>
internal enum DossierState
{
    /// <summary>Kept by the client-affairs group, without a number: <c>WORKING</c>.</summary>
    Working,

    /// <summary>Numbered by the custodian department: <c>ACCEPTED</c>.</summary>
    Accepted,

    /// <summary>Arranged, may be supplemented later: <c>ARRANGED</c>.</summary>
    Arranged,
}

/// <summary>The words of <see cref="DossierState"/> in answers and messages.</summary>
internal static class DossierStateWords
{
    /// <summary>The word.</summary>
    internal static string Word(this DossierState state) => state switch
    {
        DossierState.Working => "WORKING",
        DossierState.Accepted => "ACCEPTED",
        DossierState.Arranged => "ARRANGED",
    };

    /// <summary>Reads the word.</summary>
    internal static DossierState Read(string word) => Enum.Parse<DossierState>(word, ignoreCase: true);
}
