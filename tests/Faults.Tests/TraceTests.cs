using System.Text.RegularExpressions;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>One command shows an act from its request to its last row in another service.</summary>
public sealed class TraceTests(Platform platform) : FaultTests(platform)
{
    [Fact]
    public async Task A_registration_is_followed_from_its_request_through_the_bus_to_the_rows_of_other_services()
    {
        var item = (await Demo.RegisteredItemAsync(ct: Ct)).Item;
        await SettledAsync();

        var lines = await Eventually.Gives("all four services have written their spans", async () =>
        {
            var (_, output) = await ToolAsync("trace", item.TraceId);
            return output.Contains("of 4 services", StringComparison.Ordinal) ? output.Split('\n') : null;
        }, ct: Ct);

        Line(lines, "intake", "http", "POST");
        Line(lines, "intake", "save", "item:Added=1 .*outbox:Added=1 audit_entry:Added=1");
        Line(lines, "intake", "outbox", "publish ArchivePlatform.Contracts.Intake:ItemRegistered");
        Line(lines, "dossier", "apply", "apply dossier-remember-item-on-item-registered");
        Line(lines, "handover", "apply", "apply handover-remember-item-on-item-registered");
        Line(lines, "scan", "apply", "apply scan-remember-item-on-item-registered");
        var (code, nothing) = await ToolAsync("trace", "0123456789abcdef0123456789abcdef");
        Assert.Equal(1, code);
        Assert.Contains("trace: 0 spans of 0 services", nothing, StringComparison.Ordinal);
    }

    private static void Line(string[] lines, string service, string stage, string says) =>
        Assert.Contains(lines, line => Regex.IsMatch(line, $@"^ +[\d.]+ +[\d.]+ +{service} +{stage} .*{says}"));
}
