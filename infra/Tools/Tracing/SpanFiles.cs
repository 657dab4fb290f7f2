using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Tracing;

/// <summary>The local span files of an instance.</summary>
internal static class SpanFiles
{
    /// <summary>Every span of the traces that mention <paramref name="id"/>: a trace id, a message id or any value a span carries.</summary>
    internal static IReadOnlyList<Span> Mentioning(Instance instance, string id)
    {
        var traces = Lines(instance, [id]).SelectMany(Span.Parse)
            .Where(span => span.TraceId == id || span.Attributes.Values.Any(value => value.Contains(id, StringComparison.OrdinalIgnoreCase)))
            .Select(span => span.TraceId).ToHashSet();
        return [.. Lines(instance, traces).SelectMany(Span.Parse).Where(span => traces.Contains(span.TraceId)).DistinctBy(span => span.Id)];
    }

    /// <summary>A line may still be growing at the end of a file; lines without any of the words are not even parsed.</summary>
    private static IEnumerable<string> Lines(Instance instance, IReadOnlyCollection<string> words) =>
        from file in Directory.Exists(instance.Telemetry) ? Directory.EnumerateFiles(instance.Telemetry, "*.jsonl").Order() : Enumerable.Empty<string>()
        from line in Read(file)
        where words.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase))
        select line;

    private static IEnumerable<string> Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
