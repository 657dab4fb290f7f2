using System.Text.Json;
using ArchivePlatform.Gateway.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Gateway.Tests.Limits;

/// <summary>Two gateways with small limits over hours, so that no window ends while they are watched.</summary>
public sealed class RateLimitTests(Platform platform) : GatewayTests(platform)
{
    private static readonly Dictionary<string, string> Small = new()
    {
        ["Limits__Person__Permits"] = "40",
        ["Limits__Person__WindowSeconds"] = "7200",
        ["Limits__Station__Permits"] = "60",
        ["Limits__Station__WindowSeconds"] = "7200",
        ["Limits__SignInName__Permits"] = "5",
        ["Limits__SignInName__WindowSeconds"] = "7200",
    };

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Platform.Gateway.StopAsync(ct: Ct);
        await Task.WhenAll(Platform.Gateway.StartAsync(settings: Small, ct: Ct), Platform.Gateway.StartAsync(replica: 2, settings: Small, ct: Ct));
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Platform.Gateway.StopAsync(), Platform.Gateway.StopAsync(replica: 2));
        await base.DisposeAsync();
    }

    [Fact]
    [Trait("Abuse", "F11")]
    public async Task A_persons_requests_are_counted_by_both_replicas_together_and_over_a_restart()
    {
        var person = Somebody(machine: false);

        var served = await UntilRefusedAsync(person, replica: 1, most: 20) + await UntilRefusedAsync(person, replica: 2, most: 100);

        Assert.InRange(served, 36, 40);
        var refused = (await AskAsync(person, replica: 2)).Refuses(429, "RATE_LIMITED");
        Assert.True(int.Parse(refused["Retry-After"], System.Globalization.CultureInfo.InvariantCulture) > 0);
        await Platform.Gateway.Kill9Async(ct: Ct);
        await Platform.Gateway.StartAsync(settings: Small, ct: Ct);
        (await AskAsync(person, replica: 1)).Refuses(429, "RATE_LIMITED");
        Assert.Equal(200, (await AskAsync(Somebody(machine: false), replica: 1)).Status);
    }

    [Fact]
    [Trait("Abuse", "F11")]
    public async Task A_stations_requests_have_a_limit_of_their_own()
    {
        var station = Somebody(machine: true);

        Assert.InRange(await UntilRefusedAsync(station, replica: 1, most: 100), 57, 60);
        (await AskAsync(station, replica: 2)).Refuses(429, "RATE_LIMITED");
    }

    [Fact]
    public async Task A_flood_leaves_one_line_in_the_audit_trail_of_a_replica()
    {
        var person = Somebody(machine: false);
        await UntilRefusedAsync(person, replica: 1, most: 100);

        for (var request = 0; request < 20; request++)
            await AskAsync(person, replica: 1);

        Assert.Equal(1L, await Platform.Database("gateway").CreateCommand($"select count(*) from kit.audit_entry where stream = 'caller/{person.Id}'").ExecuteScalarAsync(Ct));
    }

    [Fact]
    [Trait("Abuse", "F11")]
    public async Task Many_at_once_get_no_more_than_the_limit()
    {
        var person = Somebody(machine: false);

        var answers = await Task.WhenAll(Enumerable.Range(0, 120).Select(number => AskAsync(person, replica: 1 + number % 2)));

        Assert.InRange(answers.Count(answer => answer.Status == 200), 36, 40);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.Refuses(429, "RATE_LIMITED"));
    }

    [Fact]
    [Trait("Abuse", "F11")]
    public async Task Tries_under_one_name_are_counted_wherever_they_come_from_and_told_alike_for_every_name()
    {
        var known = await LastOfTriesAsync(" WuShi ", "wushi", "WUSHI", "ｗｕｓｈｉ", "wushi", "wushi", "wushi");
        var unknown = await LastOfTriesAsync("nobody-x", "nobody-x", "nobody-x", "nobody-x", "nobody-x", "nobody-x", "nobody-x");

        known.Refuses(429, "RATE_LIMITED");
        Assert.Equal(Without(unknown), Without(known));
        Assert.Equal(unknown.Headers.Keys, known.Headers.Keys);
        Assert.Equal(400, (await TryAsync("another", replica: 1)).Status);
        Assert.Equal(0L, await Platform.Database("gateway").CreateCommand("select count(*) from gateway.permit_window where subject ilike '%wushi%' and subject like 'name/%'").ExecuteScalarAsync(Ct));
    }

    [Fact]
    [Trait("Abuse", "G2")]
    public async Task A_forged_address_does_not_change_whom_a_try_counts_for()
    {
        var subject = await Platform.Database("gateway").CreateCommand("select count(distinct subject) from gateway.permit_window where subject like 'sign-in/%'").ExecuteScalarAsync(Ct);
        using var nobody = Nobody();

        for (var number = 1; number < 5; number++)
            await SendAsync(nobody, HttpMethod.Get, "/connect/authorize", null, ("X-Forwarded-For", $"203.0.113.{number}"));

        var after = await Platform.Database("gateway").CreateCommand("select count(distinct subject) from gateway.permit_window where subject like 'sign-in/%' and subject <> 'sign-in/127.0.0.1'").ExecuteScalarAsync(Ct);
        Assert.Equal(0L, after);
        Assert.NotNull(subject);
    }

    private async Task<int> UntilRefusedAsync(Person person, int replica, int most)
    {
        for (var served = 0; served < most; served++)
        {
            if ((await AskAsync(person, replica)).Status != 200)
                return served;
        }
        return most;
    }

    private async Task<Reply> AskAsync(Person person, int replica)
    {
        using var client = Platform.Instance.ThroughGateway(person, Service.Named("intake"), replica);
        return await SendAsync(client, HttpMethod.Get, "operations/status");
    }

    private async Task<Reply> LastOfTriesAsync(params string[] names)
    {
        Reply? last = null;
        for (var number = 0; number < names.Length; number++)
            last = await TryAsync(names[number], 1 + number % 2);
        return last!;
    }

    private async Task<Reply> TryAsync(string name, int replica)
    {
        using var client = new HttpClient { BaseAddress = Platform.Gateway.Replica(replica).Address };
        return await SendAsync(client, HttpMethod.Post, "/connect/token", new FormUrlEncodedContent([new("username", name), new("password", "wrong")]));
    }

    private static string Without(Reply reply) =>
        string.Join(' ', JsonElement.Parse(reply.Body).EnumerateObject().Where(member => member.Name != "traceId"));

    private Person Somebody(bool machine) =>
        People.Operator with { Id = $"p{Guid.CreateVersion7(Platform.Instance.Now):N}", IsMachine = machine };
}
