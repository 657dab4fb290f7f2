namespace ArchivePlatform.Tools;

/// <summary>One thing the tools can do.</summary>
/// <param name="Usage">Its words, as typed after the program's name.</param>
/// <param name="Flags">Options without a value.</param>
/// <param name="RunAsync">Does it; the answer is the exit code, 0 when all is well.</param>
internal sealed record Verb(string Usage, string[] Flags, Func<Arguments, CancellationToken, Task<int>> RunAsync)
{
    internal string Name => Usage.Split(' ')[0];
}
