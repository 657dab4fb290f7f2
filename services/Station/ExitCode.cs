namespace ArchivePlatform.Stations;

/// <summary>How the program ended, for the one who called it; the numbers are stable.</summary>
internal static class ExitCode
{
    /// <summary>Everything asked for is kept for good, or was done.</summary>
    public const int Done = 0;

    /// <summary>Some files were rejected or refused, or were not sent; their originals are where they were.</summary>
    public const int SomeNotKept = 1;

    /// <summary>The command was not understood.</summary>
    public const int Usage = 2;

    /// <summary>The platform could not be reached in time, or another station works on the queue: the same again later goes on.</summary>
    public const int TryAgain = 3;

    /// <summary>Not enrolled, disabled, or without the right.</summary>
    public const int NotPermitted = 4;

    /// <summary>Ended by a signal; the queue goes on with the next <c>resume</c>.</summary>
    public const int Interrupted = 130;
}
