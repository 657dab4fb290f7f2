using System.Globalization;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Races;

/// <summary>What several races stand on, brought about by the bulk forms.</summary>
internal static class Ground
{
    /// <summary>Fresh homes in a building of their own.</summary>
    public static async Task<Guid[]> HomesAsync(Platform platform, int building, int count, CancellationToken ct)
    {
        var (_, project) = await platform.Demo.CompanyAsync();
        var lines = Enumerable.Range(1, count).Select(room => new
        {
            propertyCode = string.Create(CultureInfo.InvariantCulture, $"B{building:00}U1R{room:0000}"),
            label = string.Create(CultureInfo.InvariantCulture, $"悦海园{building}栋1单元{room:0000}"),
            usage = "RESIDENTIAL",
        });
        var answer = (await platform.At(People.WangQiang, "dossier").PostAsync($"projects/{project}/properties/bulk", new { lines }, ct: ct)).Require();
        return [.. answer["lines"].EnumerateArray().Select(line => line.GetProperty("id").GetString()!).Select(Guid.Parse)];
    }

    /// <summary>Subscription letters with the project's sales team, one for each home named.</summary>
    public static async Task<Guid[]> LettersAsync(Platform platform, IEnumerable<Guid> homes, CancellationToken ct)
    {
        var lines = homes.Select(home => Material.SubscriptionLetter(platform.Demo.Acts.Today).Body(home, sale: null));
        var answer = (await platform.At(People.ZhaoMin, "intake").PostAsync("items/bulk", new { lines }, ct: ct)).Require();
        return [.. answer["lines"].EnumerateArray().Select(line => line.GetProperty("id").GetGuid())];
    }

    /// <summary>A submitted batch from the sales team.</summary>
    public static async Task<Answer> SubmittedAsync(Platform platform, Place to, IReadOnlyList<Guid> items, CancellationToken ct)
    {
        var draft = await platform.Demo.Acts.DraftBatchAsync(People.ZhaoMin, Place.SalesTeam, to, items, ct);
        return await platform.Demo.Acts.SubmitBatchAsync(People.ZhaoMin, draft, ct);
    }
}
