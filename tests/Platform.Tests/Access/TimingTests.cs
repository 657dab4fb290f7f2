using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Access;

/// <summary>How long an answer takes tells as little as the answer.</summary>
public sealed class TimingTests(Testing.Platform platform) : PlatformTests(platform)
{
    private const int Pairs = 2_000;
    private const int WarmUp = 300;
    private const double Least = 0.01;

    [Fact(Explicit = true)]
    [Trait("Full", "timing")]
    [Trait("Clause", "5.1.5")]
    [Trait("Abuse", "A1")]
    public async Task A_hidden_id_takes_as_long_as_an_unknown_one()
    {
        var hidden = await Hidden.FromOtherDepartmentsAsync(Platform);
        var found = new List<(string Path, double P)>();

        foreach (var (service, path, id) in ((string, string, Guid)[])
        [
            ("dossier", "dossiers", hidden.Ids["/api/dossier/dossiers/{id:guid}"]),
            ("intake", "items", hidden.Ids["/api/intake/items/{id:guid}"]),
            ("handover", "batches", hidden.Ids["/api/handover/batches/{id:guid}"]),
        ])
            found.Add((path, await CompareAsync(service, path, id)));

        Assert.All(found, one => Assert.True(one.P > Least, $"{one.Path}: p {one.P}"));
    }

    [Fact]
    [Trait("Abuse", "A1")]
    public void The_rank_test_tells_a_shift_from_none()
    {
        var draw = new Random(20260928);
        double[] Sample(double shift) => [.. Enumerable.Range(0, Pairs).Select(_ => draw.NextDouble() + shift)];

        Assert.InRange(RankTest.P(Sample(0), Sample(0)), Least, 1);
        Assert.InRange(RankTest.P(Sample(0), Sample(0.05)), 0, 1e-5);
    }

    /// <summary>Asks for the hidden and for a fresh id in turns, which of the two first by the seed.</summary>
    private async Task<double> CompareAsync(string service, string path, Guid hidden)
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        var order = new Random(seed);
        using var caller = Platform.As(People.ZhouJiu, service);
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var pair = -WarmUp; pair < Pairs; pair++)
        {
            var isHiddenFirst = order.Next(2) == 0;
            var first = await TimeAsync(caller, path, isHiddenFirst ? hidden : Guid.CreateVersion7(Platform.Instance.Now));
            var second = await TimeAsync(caller, path, isHiddenFirst ? Guid.CreateVersion7(Platform.Instance.Now) : hidden);
            if (pair < 0)
                continue;
            known.Add(isHiddenFirst ? first : second);
            unknown.Add(isHiddenFirst ? second : first);
        }
        var p = RankTest.P(known, unknown);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"timing: {service} {path}: {Pairs} pairs, seed {seed}, median {Median(known):F3} ms hidden and {Median(unknown):F3} ms unknown, p {p:F3}"));
        return p;
    }

    private static async Task<double> TimeAsync(HttpClient caller, string path, Guid id)
    {
        var address = new Uri($"{path}/{id}", UriKind.Relative);
        var start = Stopwatch.GetTimestamp();
        using var answer = await caller.GetAsync(address, Ct);
        await answer.Content.ReadAsByteArrayAsync(Ct);
        var spent = Stopwatch.GetElapsedTime(start);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return spent.TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
