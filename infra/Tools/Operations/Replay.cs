using System.Globalization;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Operations;

/// <summary>Sends a service's announced messages again to one other service; what it has seen already is skipped there.</summary>
internal static class Replay
{
    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken ct)
    {
        var instance = OperationsVerbs.InstanceOf(arguments);
        var from = Service.Named(arguments.Required("from"));
        var since = Instant(arguments.Required("since"));
        var types = arguments.Option("types")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var sent = await SendAsync(instance, from, since, arguments.Required("to"), types, ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sent} sent"));
        return 0;
    }

    /// <summary>Sends them and answers how many.</summary>
    internal static async Task<long> SendAsync(
        Instance instance, Service from, DateTimeOffset since, string to, IReadOnlyList<string> types, CancellationToken ct)
    {
        using var desk = OperationsVerbs.Desk(instance, from);
        var answer = await desk.PostAsync("operations/replay", new { since, to, types }, ct: ct);
        return answer.Require()["sent"].GetInt64();
    }

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new UsageException($"--since must be an instant such as 2026-09-28T00:00:00Z, not '{text}'");
}
