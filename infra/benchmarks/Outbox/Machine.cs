using System.Globalization;

namespace ArchivePlatform.Benchmarks.Outbox;

/// <summary>Processor time so far, of the whole machine and of each process; the difference of two is what was used between.</summary>
/// <remarks>From <c>/proc</c>, in hundredths of a second; exact enough for rounds of a second and longer.</remarks>
internal sealed class Machine
{
    private readonly Dictionary<int, Proc> _processes;
    private readonly long _busy;
    private readonly long _all;

    private sealed record Proc(string Name, int Parent, long Own, long Reaped);

    private Machine(long busy, long all, Dictionary<int, Proc> processes) => (_busy, _all, _processes) = (busy, all, processes);

    public static string LoadAverage => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3));

    public static Machine Now()
    {
        var times = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1).Take(8).Select(Number).ToArray();
        var processes = Directory.EnumerateDirectories("/proc")
            .Select(path => (Id: int.TryParse(Path.GetFileName(path), out var id) ? id : 0, Path: path))
            .Where(entry => entry.Id > 0)
            .Select(entry => (entry.Id, Process: Read(Path.Combine(entry.Path, "stat"))))
            .Where(entry => entry.Process is not null)
            .ToDictionary(entry => entry.Id, entry => entry.Process!);
        return new Machine(times.Sum() - times[3] - times[4], times.Sum(), processes);
    }

    /// <summary>Seconds a process and all its children used since <paramref name="before"/>, those that ended included.</summary>
    public double SecondsOf(int root, Machine before) => Family(root).Union(before.Family(root)).Sum(id => Used(id, before)) / 100.0;

    /// <summary>Share of the machine used since <paramref name="before"/> by none of <paramref name="roots"/> and their children, 0 to 1.</summary>
    public double OthersSince(Machine before, IReadOnlyCollection<int> roots)
    {
        var others = (_busy - before._busy) / 100.0 - roots.Sum(root => SecondsOf(root, before));
        return Math.Max(0, others * 100 / Math.Max(1, _all - before._all));
    }

    /// <summary>The busiest living processes that are none of <paramref name="roots"/> and their children: name and share of the machine.</summary>
    public IEnumerable<(string Name, double Share)> BusiestSince(Machine before, IReadOnlyCollection<int> roots)
    {
        var ours = roots.SelectMany(Family).ToHashSet();
        return _processes.Where(entry => !ours.Contains(entry.Key))
            .GroupBy(entry => entry.Value.Name, entry => entry.Value.Own - (before._processes.GetValueOrDefault(entry.Key)?.Own ?? 0))
            .Select(group => (group.Key, (double)group.Sum() / Math.Max(1, _all - before._all)))
            .OrderByDescending(group => group.Item2);
    }

    private HashSet<int> Family(int root)
    {
        var family = new HashSet<int> { root };
        for (var known = 0; known < family.Count;)
        {
            known = family.Count;
            family.UnionWith(_processes.Where(entry => family.Contains(entry.Value.Parent)).Select(entry => entry.Key).ToArray());
        }
        return family;
    }

    private long Used(int id, Machine before)
    {
        // A process that ended counts below zero here: its parent has reaped all of its time.
        return Total(_processes) - Total(before._processes);

        long Total(Dictionary<int, Proc> processes) => processes.GetValueOrDefault(id) is { } process ? process.Own + process.Reaped : 0;
    }

    private static Proc? Read(string path)
    {
        string line;
        try
        {
            line = File.ReadAllText(path);
        }
        catch (IOException)
        {
            return null;
        }
        var name = line[(line.IndexOf('(', StringComparison.Ordinal) + 1)..line.LastIndexOf(')')];
        var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
        return new Proc(name, (int)Number(fields[1]), Number(fields[11]) + Number(fields[12]), Number(fields[13]) + Number(fields[14]));
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
