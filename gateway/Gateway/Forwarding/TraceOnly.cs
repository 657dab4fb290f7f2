using System.Diagnostics;

namespace ArchivePlatform.Gateway.Forwarding;

/// <summary>Takes a caller's place in a trace over, but no baggage: what a caller says of itself does not travel on.</summary>
internal sealed class TraceOnly : DistributedContextPropagator
{
    private static readonly DistributedContextPropagator W3C = CreateW3CPropagator();

    public override IReadOnlyCollection<string> Fields => ["traceparent", "tracestate"];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) => W3C.Inject(
        activity, carrier, setter is null ? null : (target, name, value) =>
        {
            if (Fields.Contains(name))
                setter(target, name, value);
        });

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
        W3C.ExtractTraceIdAndState(carrier, getter, out traceId, out traceState);

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
