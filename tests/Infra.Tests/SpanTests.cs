using ArchivePlatform.Tools.Tracing;
using Xunit;

namespace ArchivePlatform.Infra.Tests;

public sealed class SpanTests
{
    private const string Line = """
        {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"handover"}}]},"scopeSpans":[{"spans":[
        {"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331","parentSpanId":"00f067aa0ba902b7","name":"save","kind":3,
         "startTimeUnixNano":"1790000000000000000","endTimeUnixNano":"1790000000012500000",
         "attributes":[{"key":"archive.stage","value":{"stringValue":"save"}}],"status":{"code":2,"message":"lost"}}]}]}]}
        """;

    [Fact]
    public void A_span_is_read_with_its_service_stage_and_times()
    {
        var span = Assert.Single(Span.Parse(Line));

        Assert.Equal(("handover", "save", "00f067aa0ba902b7", true), (span.Service, span.Stage, span.Parent, span.Failed));
        Assert.Equal(12.5m, span.End - span.Start);
    }

    [Fact]
    public void A_line_cut_short_by_a_crash_is_passed_over() => Assert.Empty(Span.Parse(Line[..200]));
}
