using System.Text.Encodings.Web;
using System.Text.Json;

namespace ArchivePlatform.Stations.Reports;

/// <summary>One JSON object a line on standard output, written whole.</summary>
internal sealed class JsonReport : Report
{
    private static readonly StationJson Json = new(new JsonSerializerOptions(StationJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private readonly Lock gate = new();

    public override void Tell(ReportLine line)
    {
        var text = JsonSerializer.Serialize(line, Json.ReportLine);
        lock (gate)
            Console.Out.WriteLine(text);
    }
}
