using System.Globalization;
using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Operations;

/// <summary>Recomputes the whole audit trail of every service and names the first line of each stream that does not fit.</summary>
internal static class AuditVerify
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken ct)
    {
        var instance = OperationsVerbs.InstanceOf(arguments);
        var (lines, streams, faults) = (0, 0, 0);
        foreach (var service in Service.All)
        {
            using var auditor = new Desk(instance.Client(People.Auditor, service));
            var found = await VerifyAsync(auditor, ct);
            foreach (var fault in found.Faults)
                Console.WriteLine($"{service} {fault}");
            (lines, streams, faults) = (lines + found.Lines, streams + found.Streams, faults + found.Faults.Count);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"audit: {lines} lines in {streams} streams, {faults} faults"));
        return faults == 0 ? 0 : 2;
    }

    /// <param name="auditor">The auditor in front of a service.</param>
    internal static async Task<AuditFindings> VerifyAsync(Desk auditor, CancellationToken ct)
    {
        // The heads come first: lines written meanwhile only make a stream longer.
        var heads = await HeadsAsync(auditor, ct);
        var chain = new AuditChain();
        for (string? after = ""; after is not null;)
        {
            var page = (await auditor.GetAsync($"operations/audit?limit=200{after}", ct)).Require();
            foreach (var line in page["items"].Deserialize<AuditLine[]>(Json)!)
                chain.Add(line);
            after = page["nextStream"].GetString() is { } stream
                ? string.Create(CultureInfo.InvariantCulture, $"&stream={Uri.EscapeDataString(stream)}&after={page["nextSequence"].GetInt64()}")
                : null;
        }
        foreach (var head in heads)
            chain.Reaches(head);
        return chain.Findings;
    }

    private static async Task<List<AuditHead>> HeadsAsync(Desk desk, CancellationToken ct)
    {
        var heads = new List<AuditHead>();
        for (var after = ""; ;)
        {
            var page = (await desk.GetAsync($"operations/audit/heads?limit=200&after={Uri.EscapeDataString(after)}", ct)).Require().Body.Deserialize<AuditHead[]>(Json)!;
            heads.AddRange(page);
            if (page.Length < 200)
                return heads;
            after = page[^1].Stream;
        }
    }
}
