using System.Diagnostics;
using System.Globalization;
using ArchivePlatform.Tools.Operations;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>Compares what a running platform answers every kind of caller on every route with what was reviewed.</summary>
internal static class MatrixVerbs
{
    internal static Verb[] All { get; } =
    [
        new("matrix [--write | --mutate [--only FILE]] [--service NAME] [--instance NAME]", ["write", "mutate"], RunAsync),
    ];

    private static Task<int> RunAsync(Arguments arguments, CancellationToken ct) =>
        arguments.Has("mutate") ? MatrixMutation.RunAsync(arguments.Option("only") ?? "", ct) : CompareAsync(arguments, ct);

    private static async Task<int> CompareAsync(Arguments arguments, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        using var matrix = new RouteMatrix(OperationsVerbs.InstanceOf(arguments));
        var only = arguments.Option("service");
        if (only is not null && arguments.Has("write"))
            throw new UsageException("--write writes the whole matrix");
        var answered = await matrix.AskAsync(only, ct);
        var reviewed = arguments.Has("write") ? answered : [.. MatrixFile.Read(matrix.Columns).Where(line => only is null || line.Route.Service == only)];
        var differences = Differences(matrix.Columns, reviewed, answered).ToList();
        if (arguments.Has("write"))
            MatrixFile.Write(matrix.Columns, answered);
        foreach (var difference in differences)
            Console.WriteLine(difference);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"matrix: {answered.DistinctBy(line => line.Route).Count()} routes, {answered.Count * matrix.Columns.Count} cells, {differences.Count} different, {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
        return differences.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Differences(IReadOnlyList<string> callers, IReadOnlyList<MatrixLine> reviewed, IReadOnlyList<MatrixLine> answered)
    {
        var found = answered.ToDictionary(line => line.Key);
        foreach (var line in reviewed)
        {
            if (!found.Remove(line.Key, out var now))
                yield return $"gone: {line.Key}";
            else
                foreach (var (caller, was, cell) in callers.Zip(line.Cells, now.Cells).Where(cell => cell.Second != cell.Third))
                    yield return $"{line.Key} as {caller}: {was} was reviewed, {cell} is answered";
        }
        foreach (var line in found.Values)
            yield return $"not reviewed: {line.Key}";
    }
}
