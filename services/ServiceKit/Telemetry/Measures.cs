using System.Diagnostics.Metrics;
using System.Globalization;

namespace ArchivePlatform.ServiceKit.Telemetry;

/// <summary>The kit's own numbers, by the names the alert rules and dashboards use (dots become underscores, units are added).</summary>
internal sealed class Measures : IDisposable
{
    internal const string MeterName = "ArchivePlatform";

    private readonly Meter meter;
    private readonly Counter<long> refusals;
    private readonly Histogram<double> effects;
    private long sent;
    private long refusedByBroker;

    public Measures(IMeterFactory meters)
    {
        meter = meters.Create(MeterName);
        refusals = meter.CreateCounter<long>("archive.refusals", description: "Requests refused, by code and status.");
        meter.CreateObservableCounter("archive.messages.sent", () => Interlocked.Read(ref sent), description: "Announcements the broker confirmed.");
        meter.CreateObservableCounter(
            "archive.messages.refused", () => Interlocked.Read(ref refusedByBroker), description: "Announcements the broker did not take; they are tried again.");
        effects = meter.CreateHistogram<double>("archive.effect.duration", "s", "Time of a batch of messages until its effects are saved, by queue.");
    }

    internal void Refused(string code, int status) =>
        refusals.Add(1, new("code", code), new("status", status.ToString(CultureInfo.InvariantCulture)));

    internal void Sent(int count) => Interlocked.Add(ref sent, count);

    internal void RefusedByBroker(int count) => Interlocked.Add(ref refusedByBroker, count);

    internal void Applied(string queue, TimeSpan took) => effects.Record(took.TotalSeconds, new KeyValuePair<string, object?>("queue", queue));

    /// <summary>A number that is read when somebody asks for the metrics.</summary>
    internal void Gauge(string name, string? unit, string description, Func<double> read) => meter.CreateObservableGauge(name, read, unit, description);

    /// <summary>The same for numbers with labels; none is told where there is nothing to tell.</summary>
    internal void Gauge(string name, string? unit, string description, Func<IEnumerable<Measurement<double>>> read) =>
        meter.CreateObservableGauge(name, read, unit, description);

    public void Dispose() => meter.Dispose();
}
