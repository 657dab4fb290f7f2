using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Accounts;

/// <summary>How long a right that was taken away, a disabled person's token and a raised level live on, in every replica of every service.</summary>
public sealed class RevocationTests(Testing.Platform platform) : IdentityTests(platform)
{
    private const int Second = 2;

    private static readonly int Rounds = Number("ARCHIVE_REVOCATIONS", 200);
    private static readonly TimeSpan Wanted = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly string[] Sales = ["SALES"];
    private static readonly string[] Nothing = [];
    private static readonly string[] Everywhere = ["intake", "dossier", "handover"];

    [Fact(Explicit = true)]
    [Trait("Full", "revocation")]
    [Trait("Clause", "5.1.5")]
    public async Task What_was_taken_away_is_gone_everywhere_within_two_seconds()
    {
        foreach (var service in Everywhere)
            await Platform.Services[service].StartAsync(replica: Second, ct: Ct);
        try
        {
            var seed = Number("ARCHIVE_SEED", RandomNumberGenerator.GetInt32(int.MaxValue));
            var draw = new Random(seed);
            await Demo.CompanyAsync();
            var (person, filed) = (await PersonAsync(), await FiledAsync());
            var took = new Dictionary<string, List<TimeSpan>> { ["right removed"] = [], ["person disabled"] = [], ["level raised"] = [] };
            for (var round = 0; round < Rounds; round++)
            {
                var kind = took.Keys.ElementAt(draw.Next(took.Count));
                took[kind].AddRange(kind switch
                {
                    "right removed" => await RemovedAsync(person),
                    "person disabled" => await DisabledAsync(person),
                    _ => await RaisedAsync(filed),
                });
            }
            foreach (var (kind, times) in took)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"revocation: {kind}: N {times.Count}, p50 {At(times, 0.5)} ms, p99 {At(times, 0.99)} ms, longest {At(times, 1)} ms"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"revocation: {Rounds} rounds, seed {seed}"));
            Assert.All(took.Values, times => Assert.True(times.Count > 0 && At(times, 0.99) <= Wanted.TotalMilliseconds));
        }
        finally
        {
            foreach (var service in Everywhere)
                await Platform.Services[service].StopAsync(Second, CancellationToken.None);
        }
    }

    private async Task<IEnumerable<TimeSpan>> RemovedAsync(string person)
    {
        var token = await SettledTokenAsync(person);
        await GrantAsync(person, new { company = People.Company, departments = Nothing, clearance = "C" });
        var took = await UntilAsync("items?limit=1", "dossiers?limit=1", "batches?limit=1", token, HttpStatusCode.Unauthorized);
        await GrantAsync(person, new { company = People.Company, departments = Sales, clearance = "C" });
        return took;
    }

    private async Task<IEnumerable<TimeSpan>> DisabledAsync(string person)
    {
        var token = await SettledTokenAsync(person);
        (await SystemDesk.PostAsync($"people/{person}/disabling", new { }, ct: Ct)).Require();
        var took = await UntilAsync("items?limit=1", "dossiers?limit=1", "batches?limit=1", token, HttpStatusCode.Unauthorized);
        (await SystemDesk.PostAsync($"people/{person}/enabling", new { }, ct: Ct)).Require();
        return took;
    }

    /// <summary>Raises the dossier of a filed item until whoever is not cleared has lost both, then has the other department turn it down.</summary>
    private async Task<IEnumerable<TimeSpan>> RaisedAsync((Guid Dossier, Guid Item) filed)
    {
        var (head, clerk) = (At(People.ChenZong, "dossier"), At(People.SunQi, "dossier"));
        var reader = TokenOf(People.QianYi);
        var before = (await head.GetAsync($"dossiers/{filed.Dossier}", Ct)).Require();
        var proposals = $"dossiers/{filed.Dossier}/level-proposals";
        var asked = (await clerk.PostAsync(proposals, new { level = "B", reason = "涉诉期间限制知悉" }, before.Version, ct: Ct)).Require();
        var took = await UntilAsync($"items/{filed.Item}", $"dossiers/{filed.Dossier}", $"items/{filed.Item}/custody", reader, HttpStatusCode.NotFound);
        (await head.PostAsync($"{proposals}/{asked["proposal"].GetProperty("id").GetGuid()}/refusal", new { }, asked.Version, ct: Ct)).Require();
        await UntilAsync($"items/{filed.Item}", $"dossiers/{filed.Dossier}", $"items/{filed.Item}/custody", reader, HttpStatusCode.OK);
        return took;
    }

    /// <summary>Asks every replica in turn until each has answered so; how long each took from now on.</summary>
    private async Task<IEnumerable<TimeSpan>> UntilAsync(string intake, string dossier, string handover, string token, HttpStatusCode wanted)
    {
        var began = Stopwatch.GetTimestamp();
        return await Task.WhenAll(
            from read in new[] { ("intake", intake), ("dossier", dossier), ("handover", handover) }
            from replica in new[] { 1, Second }
            select UntilAsync(read, replica, token, wanted, began));
    }

    private async Task<TimeSpan> UntilAsync((string Service, string Path) read, int replica, string token, HttpStatusCode wanted, long began)
    {
        using var http = new HttpClient { BaseAddress = Platform.Services[read.Service].Replica(replica).Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await Eventually.Holds($"{read.Service} {replica} answers {wanted}", async () =>
        {
            using var answer = await http.GetAsync(new Uri($"/api/{read.Service}/{read.Path}", UriKind.Relative), Ct);
            return answer.StatusCode == wanted;
        }, LongestWait, Ct);
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>A dossier with one item of level C in it.</summary>
    private async Task<(Guid Dossier, Guid Item)> FiledAsync()
    {
        var sale = await Demo.SaleAsync(Ct);
        var dossier = (await At(People.SunQi, "dossier").PostAsync("dossiers", new { propertyId = sale.PropertyId }, ct: Ct)).Require();
        var item = (await Demo.RegisteredItemAsync(sale, Ct)).Item.Id;
        var draft = await Demo.Acts.DraftBatchAsync(People.ZhaoMin, Place.SalesTeam, Place.ClientAffairs, [item], Ct);
        await Demo.Acts.AcceptBatchAsync(People.SunQi, await Demo.Acts.SubmitBatchAsync(People.ZhaoMin, draft, Ct), [item], Ct);
        await Eventually.Holds("the item is in the dossier", async () =>
            (await At(People.LiMin, "dossier").GetAsync($"dossiers/{dossier.Id}/pool", Ct)).Text.Contains(item.ToString(), StringComparison.Ordinal), ct: Ct);
        return (dossier.Id, item);
    }

    /// <summary>The smallest time that this share of all did not exceed, ms.</summary>
    private static double At(List<TimeSpan> times, double share) =>
        Math.Round(times.Order().ElementAt((int)Math.Ceiling(share * times.Count) - 1).TotalMilliseconds);

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
