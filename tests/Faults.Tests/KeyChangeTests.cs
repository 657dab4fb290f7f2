using System.Security.Cryptography;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>The key that seals buyers' numbers is replaced, and replaced again, while the numbers stay readable (clause 5.2.1).</summary>
public sealed class KeyChangeTests(Platform platform) : FaultTests(platform)
{
    private const string Number = "440301199001011239";

    private static readonly string Fresh = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private string First => Path.Combine(Secrets.Folder, Platform.Instance.Name, "intake-sealing-key");

    [Fact]
    [Trait("Clause", "5.2.1")]
    public async Task A_replaced_key_opens_until_every_number_is_sealed_anew_and_may_go_only_then()
    {
        var sale = await Demo.SaleAsync(Ct);
        var version = sale.Sale.Version;
        await RestartAsync("intake", settings: Keys(("2", Fresh, ""), ("1", "", First)));

        await SealedAsync(under: "2");
        Assert.Equal(Number, await ReadAsync(sale));
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(() => RestartAsync("intake"));
        Assert.Contains("numbers are sealed under 2, which Intake:SealingKeys does not name", missing.Message, StringComparison.Ordinal);

        await RestartAsync("intake", settings: Keys(("1", "", First), ("2", Fresh, "")));
        await SealedAsync(under: "1");
        await RestartAsync("intake");
        Assert.Equal(Number, await ReadAsync(sale));
        Assert.Equal(version, (await At(People.ZhaoMin, "intake").GetAsync($"sales/{sale.Sale.Id}", Ct)).Require().Version);
    }

    [Theory]
    [InlineData("", "needs either a key or a file")]
    [InlineData("c2hvcnQ=", "is not 32 bytes in base64")]
    public async Task Without_a_whole_key_Intake_does_not_start(string key, string says)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => RestartAsync("intake", settings: Keys(("1", key, ""))));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        if (key.Length > 0)
            Assert.DoesNotContain(key, refused.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Keys(params (string Name, string Key, string File)[] keys) => keys
        .SelectMany((key, at) => new[] { ("Name", key.Name), ("Key", key.Key), ("File", key.File) }
            .Select(part => ($"Intake__SealingKeys__{at}__{part.Item1}", part.Item2)))
        .ToDictionary(setting => setting.Item1, setting => setting.Item2);

    private Task SealedAsync(string under) => Eventually.Holds($"every number is sealed under key {under}", async () =>
        await Intake.CountAsync("from buyer_number where sealed_with = $1", under) > 0 && await Intake.CountAsync("from buyer_number where sealed_with <> $1", under) == 0, ct: Ct);

    private async Task<string?> ReadAsync(SaleState sale)
    {
        var asked = new { purpose = "CONTRACT", reason = "办理按揭合同", fields = new[] { "IDENTITY" } };
        return (await At(People.SunQi, "intake").PostAsync($"sales/{sale.Sale.Id}/unmaskings", asked, ct: Ct)).Require()["numbers"][0].GetProperty("number").GetString();
    }
}
