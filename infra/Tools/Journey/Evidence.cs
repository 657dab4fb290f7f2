using System.Globalization;
using ArchivePlatform.Stack;
using ArchivePlatform.Tools.Operations;
using ArchivePlatform.Tools.Tracing;

namespace ArchivePlatform.Tools.Journey;

/// <summary>What remains afterwards: an unbroken audit trail, and a trace through the gateway and four services.</summary>
internal sealed class Evidence(Instance instance, Demonstration acts, FirstSale sale)
{
    /// <summary>An acceptance passes the gateway, is decided by Handover and remembered by Intake, Dossier and Scan.</summary>
    private const int Passed = 5;

    internal Step[] Steps =>
    [
        new("the audit trail is unbroken", AuditAsync),
        new("the acceptance can be followed from the gateway through four services", TraceAsync),
    ];

    private async Task<string> AuditAsync(CancellationToken ct)
    {
        var (lines, streams) = (0, 0);
        foreach (var service in Service.All)
        {
            var found = await AuditVerify.VerifyAsync(acts.As(People.Auditor, service.Name), ct);
            NotAsExpected.Unless(found.Faults.Count == 0, string.Join("; ", found.Faults));
            NotAsExpected.Unless(found.Lines > 0, $"{service} has no audit trail");
            (lines, streams) = (lines + found.Lines, streams + found.Streams);
        }
        return string.Create(CultureInfo.InvariantCulture, $"{lines} lines in {streams} streams");
    }

    private async Task<string> TraceAsync(CancellationToken ct)
    {
        var spans = await Eventually.Gives($"spans of the gateway and four services in trace {sale.AcceptanceTrace}", () =>
        {
            var found = SpanFiles.Mentioning(instance, sale.AcceptanceTrace);
            return Task.FromResult(found.Select(span => span.Service).Distinct().Count() >= Passed ? found : null);
        }, ct: ct);
        Waterfall.Print([.. spans.Where(span => span.TraceId == sale.AcceptanceTrace)]);
        return string.Create(CultureInfo.InvariantCulture, $"{spans.Count} spans");
    }
}
