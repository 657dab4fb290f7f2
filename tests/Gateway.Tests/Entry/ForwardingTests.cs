using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Gateway.Tests.Entry;

public sealed class ForwardingTests(Platform platform) : GatewayTests(platform)
{
    [Fact]
    public async Task A_request_with_a_good_token_reaches_its_service()
    {
        foreach (var service in Service.All)
        {
            using var operators = By(People.Operator, service.Name);

            var answer = await SendAsync(operators, HttpMethod.Get, "operations/status");

            Assert.Equal(200, answer.Status);
            Assert.Contains($"\"service\":\"{service.Name}\"", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_gateway_says_that_it_lives_and_is_ready()
    {
        using var nobody = Nobody();

        Assert.Equal(200, (await SendAsync(nobody, HttpMethod.Get, "/health/live")).Status);
        Assert.Equal(200, (await SendAsync(nobody, HttpMethod.Get, "/health/ready")).Status);
    }

    [Fact]
    public async Task While_the_issuer_is_away_the_caller_may_try_again()
    {
        using var nobody = Nobody();
        await Platform.Services["identity"].Kill9Async(ct: Ct);
        try
        {
            foreach (var path in (string[])["/connect/token", "/account/sign-in", "/.well-known/openid-configuration"])
                Assert.Equal("2", (await SendAsync(nobody, HttpMethod.Get, path)).Refuses(503, "DEPENDENCY_UNAVAILABLE")["Retry-After"]);
        }
        finally
        {
            await Platform.Services["identity"].StartAsync(ct: Ct);
        }
        await Eventually.Holds("the gateway finds the issuer again", async () => (await SendAsync(nobody, HttpMethod.Get, "/account/sign-in")).Status == 200, TimeSpan.FromSeconds(10), Ct);
    }

    [Fact]
    public async Task A_second_replica_takes_over_at_once_when_the_first_is_killed()
    {
        var both = GatewaySettings.Destinations(Platform.Instance, replicas: 2);
        await Platform.Services["handover"].StartAsync(replica: 2, ct: Ct);
        await Platform.Gateway.StopAsync(ct: Ct);
        await Platform.Gateway.StartAsync(settings: both, ct: Ct);
        try
        {
            using var clerk = By(People.ZhaoMin, "handover");
            await Platform.Services["handover"].Kill9Async(ct: Ct);

            for (var request = 0; request < 50; request++)
                Assert.Equal(200, (await SendAsync(clerk, HttpMethod.Get, "batches?limit=1")).Status);
        }
        finally
        {
            await Platform.Services["handover"].StartAsync(ct: Ct);
            await Platform.Gateway.StopAsync(ct: Ct);
            await Platform.Services["handover"].StopAsync(replica: 2, ct: Ct);
        }
    }

    [Fact]
    public async Task Without_any_replica_the_caller_is_asked_to_wait_and_is_served_once_one_is_back()
    {
        using var operators = By(People.Operator, "intake");
        await Platform.Services["intake"].Kill9Async(ct: Ct);

        Assert.NotEmpty((await SendAsync(operators, HttpMethod.Get, "operations/status")).Refuses(503, "DEPENDENCY_UNAVAILABLE")["Retry-After"]);

        await Platform.Services["intake"].StartAsync(ct: Ct);
        await Eventually.Holds("the gateway finds the service again", async () => (await SendAsync(operators, HttpMethod.Get, "operations/status")).Status == 200, TimeSpan.FromSeconds(10), Ct);
    }
}
