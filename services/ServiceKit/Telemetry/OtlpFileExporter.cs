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

    /// <summary>Longest text of an id or a number.</summary>
    private const int ShortText = 36;

    private readonly Queue<string> files = new();
    private readonly ArrayBufferWriter<byte> buffer = new(256 * 1024);
    private FileStream? file;
    private int number;

    public override ExportResult Export(in Batch<Activity> batch)
    {
        try
        {
            buffer.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(buffer, new() { SkipValidation = true }))
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
        json.WriteStartArray("attributes");
        WriteAttribute(json, "service.name", service);
        WriteAttribute(json, "process.pid", Environment.ProcessId);
        json.WriteEndArray();
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
        json.WriteString("traceId"u8, span.TraceId.ToHexString());
        json.WriteString("spanId"u8, span.SpanId.ToHexString());
        if (span.ParentSpanId != default)
            json.WriteString("parentSpanId"u8, span.ParentSpanId.ToHexString());
        json.WriteString("name"u8, span.DisplayName);
        json.WriteNumber("kind"u8, (int)span.Kind + 1);
        WriteText(json, "startTimeUnixNano"u8, Nanoseconds(span.StartTimeUtc));
        WriteText(json, "endTimeUnixNano"u8, Nanoseconds(span.StartTimeUtc + span.Duration));
        json.WriteStartArray("attributes"u8);
        foreach (ref readonly var tag in span.EnumerateTagObjects())
            WriteAttribute(json, tag.Key, tag.Value);
        json.WriteEndArray();
        json.WriteStartObject("status"u8);
        if (span.Status == ActivityStatusCode.Error)
        {
            json.WriteNumber("code"u8, 2);
            json.WriteString("message"u8, span.StatusDescription);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAttribute(Utf8JsonWriter json, string key, object? value)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, key);
        json.WriteStartObject("value"u8);
        switch (value)
        {
            case int number:
                WriteText(json, "intValue"u8, number);
                break;
            case long number:
                WriteText(json, "intValue"u8, number);
                break;
            case Guid id:
                WriteText(json, "stringValue"u8, id);
                break;
            default:
                json.WriteString("stringValue"u8, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, T value) where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[ShortText];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }

    private static long Nanoseconds(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) * 100;
}
