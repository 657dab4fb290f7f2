using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using OpenTelemetry;

namespace ArchivePlatform.ServiceKit.Telemetry;

/// <summary>Writes spans to local files, a line of OTLP/JSON for each export, so that a trace can be followed without any collector.</summary>
internal sealed class OtlpFileExporter(string service, TelemetryOptions options) : BaseExporter<Activity>
{
    private const int KeptFiles = 4;

    private readonly Queue<string> files = new();
    private FileStream? file;
    private int number;

    public override ExportResult Export(in Batch<Activity> batch)
    {
        try
        {
            var buffer = new ArrayBufferWriter<byte>(64 * 1024);
            using (var json = new Utf8JsonWriter(buffer))
                WriteExport(json, batch);
            var target = Current();
            target.Write(buffer.WrittenSpan);
            target.WriteByte((byte)'\n');
            target.Flush();
            return ExportResult.Success;
        }
        catch (IOException)
        {
            // A full or missing disk must never touch the work that is traced.
            return ExportResult.Failure;
        }
    }

    protected override void Dispose(bool disposing)
    {
        file?.Dispose();
        base.Dispose(disposing);
    }

    private FileStream Current()
    {
        if (file is not null && file.Length < options.FileBytes)
            return file;
        file?.Dispose();
        while (files.Count >= KeptFiles)
            File.Delete(files.Dequeue());
        Directory.CreateDirectory(options.Directory!);
        var name = Path.Combine(options.Directory!, string.Create(CultureInfo.InvariantCulture, $"{service}-{Environment.ProcessId}-{number++:D4}.jsonl"));
        files.Enqueue(name);
        file = new FileStream(name, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        return file;
    }

    private void WriteExport(Utf8JsonWriter json, in Batch<Activity> batch)
    {
        json.WriteStartObject();
        json.WriteStartArray("resourceSpans");
        json.WriteStartObject();
        json.WriteStartObject("resource");
        WriteAttributes(json, [new("service.name", service), new("process.pid", Environment.ProcessId)]);
        json.WriteEndObject();
        json.WriteStartArray("scopeSpans");
        json.WriteStartObject();
        json.WriteStartArray("spans");
        foreach (var span in batch)
            WriteSpan(json, span);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSpan(Utf8JsonWriter json, Activity span)
    {
        json.WriteStartObject();
        json.WriteString("traceId", span.TraceId.ToHexString());
        json.WriteString("spanId", span.SpanId.ToHexString());
        if (span.ParentSpanId != default)
            json.WriteString("parentSpanId", span.ParentSpanId.ToHexString());
        json.WriteString("name", span.DisplayName);
        json.WriteNumber("kind", (int)span.Kind + 1);
        json.WriteString("startTimeUnixNano", Nanoseconds(span.StartTimeUtc));
        json.WriteString("endTimeUnixNano", Nanoseconds(span.StartTimeUtc + span.Duration));
        WriteAttributes(json, span.TagObjects);
        json.WriteStartObject("status");
        if (span.Status == ActivityStatusCode.Error)
        {
            json.WriteNumber("code", 2);
            json.WriteString("message", span.StatusDescription);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> tags)
    {
        json.WriteStartArray("attributes");
        foreach (var (key, value) in tags)
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WriteStartObject("value");
            if (value is int or long)
                json.WriteString("intValue", Convert.ToString(value, CultureInfo.InvariantCulture));
            else
                json.WriteString("stringValue", Convert.ToString(value, CultureInfo.InvariantCulture));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Nanoseconds(DateTime utc) =>
        ((utc.Ticks - DateTime.UnixEpoch.Ticks) * 100).ToString(CultureInfo.InvariantCulture);
}
