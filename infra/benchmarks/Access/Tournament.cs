using System.Diagnostics;
using ArchivePlatform.Dossiers.Filing;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.Stack;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Benchmarks.Access;

/// <summary>Lets every reader take a page of every ground with the rule and without, in turns, so that whatever else happens on the machine happens to all.</summary>
internal static class Tournament
{
    private static readonly (string Name, Reader Reader)[] Readers =
    [
        ("archivist", new("limin", Ground.Company, ["GMO"], SeesAll: true, Levels.CoveredBy("C"))),
        ("clerk, few", new("falv", Ground.Company, ["LEGAL"], SeesAll: false, Levels.CoveredBy("C"))),
        ("clerk, newest", new("kefu", Ground.Company, ["CSC_D"], SeesAll: false, Levels.CoveredBy("C"))),
        ("clerk, many", new("sunqi", Ground.Company, ["SALES"], SeesAll: false, Levels.CoveredBy("C"))),
    ];

    internal static async Task<int> RunAsync(Plan plan, CancellationToken ct)
    {
        if (plan.Fault is { } fault)
        {
            await Console.Error.WriteLineAsync(fault);
            return 2;
        }
        Report.Line($"machine: {Environment.ProcessorCount} processors, load average before {string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3))}");
        var servers = await Servers.StartAsync(ct, "postgres");
        await using var few = await Ground.MakeAsync(servers, plan.Few, ct);
        await using var many = await Ground.MakeAsync(servers, plan.Many, ct);
        var turns = new Random(plan.Seed);
        var times = new List<Time>();
        for (var round = -Plan.WarmUp; round < plan.Rounds; round++)
        {
            var contestants =
                from ground in (Ground[])[few, many]
                from reader in Readers
                from isRuled in (bool[])[true, false]
                select (ground, reader, isRuled);
            foreach (var (ground, (name, reader), isRuled) in contestants.OrderBy(_ => turns.Next()).ToList())
            {
                var (rows, spent) = await ReadAsync(ground, reader, isRuled, ct);
                if (round >= 0)
                    times.Add(new(name, ground.Dossiers, isRuled, rows, spent));
            }
        }
        return Report.Write(plan, [.. Readers.Select(reader => reader.Name)], times);
    }

    /// <summary>The page as the register's list reads it.</summary>
    private static async Task<(int Rows, double Milliseconds)> ReadAsync(Ground ground, Reader reader, bool isRuled, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        await using var db = ground.Session();
        var dossiers = isRuled ? db.ReadableAfter(reader, null, Plan.Page) : db.Dossiers.Where(dossier => dossier.Id > Guid.Empty);
        var rows = await dossiers.AsNoTracking().Include(dossier => dossier.Volumes).OrderBy(dossier => dossier.Id).Take(Plan.Page).ToListAsync(ct);
        return (rows.Count, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}

/// <summary>One page.</summary>
internal sealed record Time(string Reader, int Dossiers, bool IsRuled, int Rows, double Milliseconds);
