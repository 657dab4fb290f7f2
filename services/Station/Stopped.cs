namespace ArchivePlatform.Stations;

/// <summary>The program cannot go on; says why, and how it ends.</summary>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
/// <param name="code">UPPER_SNAKE, stable, for programs that read <c>--json</c>.</param>
internal sealed class Stopped(int exitCode, string code, string sentence) : Exception(sentence)
{
    public int ExitCode { get; } = exitCode;

    public string Code { get; } = code;
}
