using System.Diagnostics;
using System.Globalization;
using ArchivePlatform.Stack;
using ArchivePlatform.Tools.Operations;

namespace ArchivePlatform.Tools.Journey;

/// <summary>Walks one dossier through all parts by HTTP and says of each step whether it went as the regulation asks.</summary>
internal static class JourneyVerbs
{
    internal static Verb[] All { get; } =
    [
        new("journey [--instance NAME]", [], RunAsync),
    ];

    private static async Task<int> RunAsync(Arguments arguments, CancellationToken ct)
    {
        var instance = OperationsVerbs.InstanceOf(arguments);
        using var acts = new Demonstration(instance, throughGateway: true);
        var ground = new Ground(acts);
        var sale = new FirstSale(acts, ground);
        var scanning = new Scanning(instance, acts, sale);
        var papers = new BuyersPapers(acts, sale);
        var filing = new Filing(acts, sale, papers);
        Step[] steps =
        [
            .. ground.Steps,
            .. sale.Registering,
            .. scanning.Steps,
            .. sale.HandingOver,
            .. filing.Opening,
            .. papers.Steps,
            .. filing.Steps,
            .. new Borrowing(acts, filing).Steps,
            .. new ReadBack(acts, filing, scanning).Steps,
            .. new SaleOfToday(acts, ground).Steps,
            .. new Evidence(instance, acts, sale).Steps,
        ];
        var passed = 0;
        foreach (var step in steps)
        {
            if (!await PassesAsync(step, ct))
                break;
            passed++;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"journey: {steps.Length} steps, {passed} passed"));
        return passed == steps.Length ? 0 : 1;
    }

    private static async Task<bool> PassesAsync(Step step, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var (said, failed) = ("", false);
        try
        {
            said = await step.DoAsync(ct);
        }
        catch (Exception fault) when (fault is NotAsExpected or InvalidOperationException or TimeoutException or HttpRequestException)
        {
            (said, failed) = (fault.Message, true);
        }
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(failed ? "FAILED" : "ok    ")} {took,6:0} ms  {step.Says}: {said}"));
        return !failed;
    }
}
