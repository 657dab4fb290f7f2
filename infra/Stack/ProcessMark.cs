using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ArchivePlatform.Stack;

/// <summary>One process, known by its id and its start time so that a later process with the same id is never mistaken for it.</summary>
/// <param name="StartedAt">Clock ticks after boot, as the kernel counts them.</param>
public sealed partial record ProcessMark(int Pid, long StartedAt)
{
    internal const int Terminate = 15;
    internal const int Kill = 9;

    private const int NoSuchProcess = 3;

    /// <summary>Whether it still runs; one that ended and was not collected does not.</summary>
    public bool IsAlive => Look(Pid) is { Zombie: false } now && now.StartedAt == StartedAt;

    /// <summary>Memory it holds at present, in MB.</summary>
    public int MemoryInMegabytes =>
        File.Exists($"/proc/{Pid}/statm")
            ? (int)(long.Parse(File.ReadAllText($"/proc/{Pid}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize >> 20)
            : 0;

    /// <summary>This very process.</summary>
    public static ProcessMark Own => Of(Environment.ProcessId);

    internal static ProcessMark Of(int pid) =>
        new(pid, Look(pid)?.StartedAt ?? throw new InvalidOperationException($"Process {pid} ended at once."));

    /// <summary>The process noted in a file; null without one.</summary>
    public static ProcessMark? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        var words = File.ReadAllText(path).Split(' ');
        return new(int.Parse(words[0], CultureInfo.InvariantCulture), long.Parse(words[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Notes it in a file.</summary>
    public void Write(string path) =>
        PrivateFile.Write(path, string.Create(CultureInfo.InvariantCulture, $"{Pid} {StartedAt}"));

    internal void Signal(int signal)
    {
        if (IsAlive && Send(Pid, signal) != 0 && Marshal.GetLastPInvokeError() is var error and not NoSuchProcess)
            throw new Win32Exception(error);
    }

    internal async Task<bool> EndsWithin(TimeSpan within, CancellationToken ct)
    {
        try
        {
            await Eventually.Holds($"process {Pid} ends", () => Task.FromResult(!IsAlive), within, ct);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static (bool Zombie, long StartedAt)? Look(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var words = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (words[0] is "Z" or "X", long.Parse(words[19], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Send(int pid, int signal);
}
