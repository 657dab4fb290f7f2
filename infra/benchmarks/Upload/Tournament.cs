using ArchivePlatform.Benchmarks.Outbox;

namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>Lets the contestants bring the same contents in, in turns, so that whatever else happens on the machine happens to all of them; each round ends by reading everything back.</summary>
internal sealed class Tournament(Plan plan, Ground ground, string folder, IReadOnlyList<IContestant> contestants)
{
    private const int ReadersAtOnce = 8;

    private OurUploads Ours => new("ours", ground, null);

    internal static async Task<int> RunAsync(Plan plan, CancellationToken ct)
    {
        if (plan.Fault is { } fault)
        {
            await Console.Error.WriteLineAsync(fault);
            return 2;
        }
        var load = Machine.LoadAverage;
        if (plan.Has("tus") && !TusServer.HasNode)
            Report.Line($"tus is left out, and with it the ratio to it: node and npm are not on PATH");
        using var ground = await Ground.OpenAsync(ct);
        try
        {
            using var key = await StoreKey.OpenAsync(ct);
            using var floor = new ProvenStore("floor", key);
            using var tus = plan.Has("tus") && TusServer.HasNode ? await TusServer.StartAsync(key, ct) : null;
            IContestant?[] all = [new BareStore("raw", key, StoreKey.Plain, locks: false), new BareStore("locked", key, Ground.LockedBucket, locks: true), floor, tus, new OurUploads("direct", ground, key.Endpoint), new OurUploads("ours", ground, null)];
            var contestants = all.OfType<IContestant>().Where(contestant => plan.Has(contestant.Name)).ToList();
            return await new Tournament(plan, ground, ground.Instance.Path("piles"), contestants).RunAsync(load, ct);
        }
        finally
        {
            await ground.StopAsync();
        }
    }

    private async Task<int> RunAsync(string load, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var growth = await GrowAsync(ct);
        var (files, pages) = (new List<Score>(), new List<Score>());
        for (var round = 0; round < plan.Rounds; round++)
        {
            await PlayAsync(files, "64 MB", round, plan.Files, Plan.FileSize, Plan.FileStreams, ct);
            await PlayAsync(pages, "100 KB", round, plan.Pages, Plan.PageSize, Plan.PageStreams, ct);
        }
        using var largest = plan.Large == 0 ? null : Pile.Make(folder, 1, plan.Large * 1024L * 1024);
        var large = largest is null ? null : await ScoreAsync(Ours, 0, largest, Plan.FileStreams, ct);
        return Report.Write(plan, load, files, pages, large, growth);
    }

    /// <summary>Registers the items and brings a page of each in.</summary>
    private async Task<Growth> GrowAsync(CancellationToken ct)
    {
        var told = new Registration(ground.Instance);
        var before = await Sizes.NowAsync(ground.Instance, ct);
        await ground.RegisterAsync(plan.Items, ct);
        await told.ToldAsync(ct);
        var registered = await Sizes.NowAsync(ground.Instance, ct);
        using var pile = Pile.Make(folder, plan.Items, Plan.PageSize);
        await Ours.SendAsync(pile, Plan.PageStreams, ct);
        await told.ToldAsync(ct);
        return new Growth(plan.Items, registered - before, await Sizes.NowAsync(ground.Instance, ct) - registered);
    }

    /// <summary>One round of each; who begins changes from round to round.</summary>
    private async Task PlayAsync(List<Score> scores, string what, int round, int count, long size, int streams, CancellationToken ct)
    {
        using var pile = Pile.Make(folder, count, size);
        for (var turn = 0; turn < contestants.Count; turn++)
        {
            var score = await ScoreAsync(contestants[(round + turn) % contestants.Count], round, pile, streams, ct);
            Report.Progress(what, score);
            scores.Add(score);
        }
    }

    private async Task<Score> ScoreAsync(IContestant contestant, int round, Pile pile, int streams, CancellationToken ct)
    {
        var before = Machine.Now();
        var delivery = await contestant.SendAsync(pile, streams, ct);
        var cost = Cost.Of(contestant, contestants.OfType<TusServer>().SelectMany(tus => tus.Servers), ground, before, Machine.Now());
        return new Score(contestant.Name, round, pile.Count, pile.Bytes, delivery, cost, await WrongAsync(contestant, pile, delivery, ct));
    }

    private static async Task<int> WrongAsync(IContestant contestant, Pile pile, Delivery delivery, CancellationToken ct)
    {
        var wrong = 0;
        await Parallel.ForAsync(0, pile.Count, new ParallelOptions { MaxDegreeOfParallelism = ReadersAtOnce, CancellationToken = ct }, async (number, each) =>
        {
            if (await contestant.DigestAsync(delivery.Names[number], each) != pile.Digests[number])
                Interlocked.Increment(ref wrong);
        });
        return wrong;
    }
}
