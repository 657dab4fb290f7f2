using ArchivePlatform.Faults.Tests.Evidence;
using ArchivePlatform.Faults.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Orders;

/// <summary>A platform of its own on which one dossier's journey was walked once; holds what was said and how each service stood.</summary>
public sealed class ToldJourney : IAsyncDisposable
{
    private readonly Dictionary<string, IReadOnlyList<Letter>> letters = [];
    private readonly Dictionary<string, Image> images = [];

    /// <summary>The platform; no other test knows it.</summary>
    public Platform Platform { get; } = new();

    internal Stillness Stillness { get; private set; } = null!;

    /// <summary>Walks the journey unless that was done.</summary>
    public async Task WalkedAsync(CancellationToken ct)
    {
        if (Stillness is not null)
            return;
        await Platform.StartedAsync(ct);
        Stillness = new(Platform);
        var dossier = await UpToTheArchiveAsync(ct);
        await RememberAsync("dossier", ct);
        await ArrangedAsync(dossier, ct);
        await RememberAsync("intake", ct);
        await RememberAsync("handover", ct);
        await RememberAsync("lending", ct);
    }

    /// <summary>Everything a service was told, in the order it was said.</summary>
    internal IReadOnlyList<Letter> LettersTo(string service) => letters[service];

    /// <summary>How a service stood after it was told.</summary>
    internal Image ImageOf(string service) => images[service];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Platform.DisposeAsync();

    /// <summary>Two items, one subscription, two handovers; a second sale with its letter is cancelled.</summary>
    private async Task<Guid> UpToTheArchiveAsync(CancellationToken ct)
    {
        var (demo, acts) = (Platform.Demo, Platform.Demo.Acts);
        var given = await demo.AcceptedBatchAsync(items: 2, ct);
        await acts.SignSubscriptionAsync(given.Sale.Sale, acts.Today, ct);
        var failing = await acts.RecordSaleAsync(given.Sale.PropertyId, ct);
        await acts.RegisterItemAsync(given.Sale.PropertyId, failing.Id, Material.SubscriptionLetter(acts.Today), ct);
        var cancelled = await acts.SignSubscriptionAsync(failing, acts.Today, ct);
        var body = new { cancelledOn = acts.Today, reason = "客户退房" };
        (await acts.As(People.ZhaoMin, "intake").PostAsync($"sales/{cancelled.Id}/cancellation", body, cancelled.Version, ct: ct)).Require();
        await Stillness.ReachedAsync(ct);
        var draft = await acts.DraftBatchAsync(People.SunQi, Place.ClientAffairs, Place.Archive, given.Items, ct);
        await acts.AcceptBatchAsync(People.LiMin, await acts.SubmitBatchAsync(People.SunQi, draft, ct), given.Items, ct);
        await Stillness.ReachedAsync(ct);
        var found = (await acts.As(People.LiMin, "dossier").GetAsync($"dossiers?property={given.Sale.PropertyId}", ct)).Require();
        return found["items"][0].GetProperty("id").GetGuid();
    }

    /// <summary>The archivist's own work, which Dossier tells the others of.</summary>
    private async Task ArrangedAsync(Guid id, CancellationToken ct)
    {
        var desk = Platform.At(People.LiMin, "dossier");
        var dossier = (await desk.GetAsync($"dossiers/{id}", ct)).Require();
        dossier = (await desk.PostAsync($"dossiers/{id}/formalisation", new { }, dossier.Version, ct: ct)).Require();
        var pool = (await desk.GetAsync($"dossiers/{id}/pool", ct)).Require()["items"].EnumerateArray();
        var lines = pool.Select(item => new { itemId = item.GetProperty("itemId").GetGuid(), group = "A" }).ToList();
        (await desk.PostAsync($"dossiers/{id}/arrangement", new { lines }, dossier.Version, ct: ct)).Require();
        await Stillness.ReachedAsync(ct);
    }

    private async Task RememberAsync(string service, CancellationToken ct)
    {
        var fed = MessageFed.All.Single(fed => fed.Service == service);
        var heard = (await Stillness.HearingsAsync(ct)).Where(hearing => hearing.Service == service).Select(hearing => hearing.Exchange).ToHashSet();
        letters[service] = [.. (await new Journals(Platform).AllAsync()).Where(letter => heard.Contains(letter.Exchange))];
        images[service] = await fed.ImageAsync(new Rows(Platform, service));
    }
}
