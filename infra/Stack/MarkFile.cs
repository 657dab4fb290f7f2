using System.Globalization;

namespace ArchivePlatform.Stack;

/// <summary>A few numbers that a command leaves behind for whoever watches: the exporter of the machine's metrics reads every <c>*.prom</c> of a folder.</summary>
internal static class MarkFile
{
    /// <summary>The numbers by metric; null where there is no such file.</summary>
    internal static Dictionary<string, long>? Read(string folder, string name)
    {
        var file = Path.Combine(folder, name);
        return File.Exists(file)
            ? File.ReadLines(file).Where(line => line is [not '#', ..]).Select(line => line.Split(' ')).ToDictionary(words => words[0], words => long.Parse(words[1], CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>Writes it for everybody to read; there is nothing secret in it.</summary>
    internal static void Write(string folder, string name, params (string Metric, string Help, long Value)[] gauges)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, name);
        File.WriteAllLines(file + ".new", gauges.SelectMany(gauge => new[]
        {
            $"# HELP {gauge.Metric} {gauge.Help}",
            $"# TYPE {gauge.Metric} gauge",
            string.Create(CultureInfo.InvariantCulture, $"{gauge.Metric} {gauge.Value}"),
        }));
        File.Move(file + ".new", file, overwrite: true);
    }
}
