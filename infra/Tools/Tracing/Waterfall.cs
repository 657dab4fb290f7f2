using System.Globalization;

namespace ArchivePlatform.Tools.Tracing;

/// <summary>Draws a trace from the request through outbox, bus and inbox to the rows, each span below its cause.</summary>
internal static class Waterfall
{
    private const int Width = 40;

    internal static void Print(IReadOnlyList<Span> trace)
    {
        var (start, end) = (trace.Min(span => span.Start), trace.Max(span => span.End));
        var scale = Width / Math.Max(end - start, 0.001m);
        Console.WriteLine($"trace {trace[0].TraceId}");
        Console.WriteLine("   start ms   took ms  service   stage   " + new string(' ', Width) + "  span");
        foreach (var (span, depth) in InOrder(trace))
        {
            var from = Math.Min((int)((span.Start - start) * scale), Width - 1);
            var length = Math.Clamp((int)((span.End - span.Start) * scale), 1, Width - from);
            var bar = new string(' ', from) + new string('=', length);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{span.Start - start,11:0.0} {span.End - span.Start,9:0.0}  {span.Service,-9} {span.Stage,-7} {bar,-Width}  {new string(' ', depth * 2)}{Words(span)}"));
        }
    }

    private static IEnumerable<(Span Span, int Depth)> InOrder(IReadOnlyList<Span> trace)
    {
        var ids = trace.Select(span => span.Id).ToHashSet();
        var children = trace.Where(span => span.Parent is not null && ids.Contains(span.Parent)).ToLookup(span => span.Parent!);
        var roots = trace.Where(span => span.Parent is null || !ids.Contains(span.Parent)).OrderBy(span => span.Start);
        return roots.SelectMany(root => Below(root, 0, children));
    }

    private static IEnumerable<(Span Span, int Depth)> Below(Span span, int depth, ILookup<string, Span> children) =>
        children[span.Id].OrderBy(child => child.Start).SelectMany(child => Below(child, depth + 1, children)).Prepend((span, depth));

    private static string Words(Span span)
    {
        var rows = span.Attributes.TryGetValue("archive.rows", out var written) ? $" {written}" : "";
        var waits = span.Attributes.TryGetValue("archive.waits-for", out var cause) ? $" waits for {cause}" : "";
        return $"{span.Name}{rows}{waits}{(span.Failed ? " FAILED" : "")}";
    }
}
