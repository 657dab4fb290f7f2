using System.Globalization;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Testing;

/// <summary>Given-states by name, each brought about over HTTP by the people whose work it is.</summary>
public sealed class Demo
{
    private readonly Lazy<Task<(Guid Company, Guid Project)>> founded;
    private int homes;

    internal Demo(Instance instance)
    {
        Acts = new Demonstration(instance);
        founded = new(FoundAsync);
    }

    /// <summary>The single acts behind the states.</summary>
    public Demonstration Acts { get; }

    /// <summary>The company with its project and records officers, registered once for all tests.</summary>
    public Task<(Guid Company, Guid Project)> CompanyAsync() => founded.Value;

    /// <summary>A registered home that no other test knows.</summary>
    public async Task<Answer> PropertyAsync(CancellationToken ct = default)
    {
        var (_, project) = await CompanyAsync();
        var home = Interlocked.Increment(ref homes);
        var (building, floor, room) = (1 + home / 400, 1 + home / 10 % 40, 1 + home % 10);
        return await Acts.RegisterPropertyAsync(
            project,
            string.Create(CultureInfo.InvariantCulture, $"B{building:00}U1R{floor:00}{room:00}"),
            string.Create(CultureInfo.InvariantCulture, $"悦海园{building}栋1单元{floor:00}{room:00}"),
            ct);
    }

    /// <summary>An open sale of a home of its own.</summary>
    public async Task<SaleState> SaleAsync(CancellationToken ct = default)
    {
        var property = await PropertyAsync(ct);
        return new(property.Id, property["propertyCode"].GetString()!, await Acts.RecordSaleAsync(property.Id, ct));
    }

    /// <summary>A sale whose subscription letter was signed; on the platform's today when no day is given.</summary>
    public async Task<SaleState> SubscribedSaleAsync(DateOnly? signedOn = null, CancellationToken ct = default)
    {
        var sale = await SaleAsync(ct);
        return sale with { Sale = await Acts.SignSubscriptionAsync(sale.Sale, signedOn ?? Acts.Today, ct) };
    }

    /// <summary>A subscription letter registered with the project's sales team, for the given sale or a fresh one.</summary>
    public async Task<ItemState> RegisteredItemAsync(SaleState? sale = null, CancellationToken ct = default)
    {
        sale ??= await SaleAsync(ct);
        var letter = Material.SubscriptionLetter(Acts.Today);
        return new(sale, await Acts.RegisterItemAsync(sale.PropertyId, sale.Sale.Id, letter, ct));
    }

    /// <summary>A batch from the sales team to client affairs with fresh items of one sale, submitted.</summary>
    public async Task<BatchState> SubmittedBatchAsync(int items = 1, CancellationToken ct = default)
    {
        var sale = await SaleAsync(ct);
        var registered = new List<Guid>();
        for (var item = 0; item < items; item++)
            registered.Add((await RegisteredItemAsync(sale, ct)).Item.Id);
        var draft = await Acts.DraftBatchAsync(People.ZhaoMin, Place.SalesTeam, Place.ClientAffairs, registered, ct);
        return new(sale, registered, await Acts.SubmitBatchAsync(People.ZhaoMin, draft, ct));
    }

    /// <summary>Such a batch with every line accepted by client affairs.</summary>
    public async Task<BatchState> AcceptedBatchAsync(int items = 1, CancellationToken ct = default)
    {
        var submitted = await SubmittedBatchAsync(items, ct);
        return submitted with { Batch = await Acts.AcceptBatchAsync(People.SunQi, submitted.Batch, submitted.Items, ct) };
    }

    /// <summary>A subscription letter the archive took over and arranged: a numbered dossier with one volume.</summary>
    public async Task<ShelvedState> ShelvedVolumeAsync(SaleState? sale = null, CancellationToken ct = default)
    {
        var item = await RegisteredItemAsync(sale, ct);
        var draft = await Acts.DraftBatchAsync(People.ZhaoMin, Place.SalesTeam, Place.Archive, [item.Item.Id], ct);
        var batch = await Acts.AcceptBatchAsync(People.LiMin, await Acts.SubmitBatchAsync(People.ZhaoMin, draft, ct), [item.Item.Id], ct);
        var archivist = Acts.As(People.LiMin, "dossier");
        var dossier = await Eventually.Gives("the dossier of the accepted letter", async () =>
        {
            var found = (await archivist.GetAsync($"dossiers?property={item.Sale.PropertyId}", ct)).Require()["items"];
            return found.GetArrayLength() == 1 ? (await archivist.GetAsync($"dossiers/{found[0].GetProperty("id")}", ct)).Require() : null;
        }, ct: ct);
        dossier = (await archivist.PostAsync($"dossiers/{dossier.Id}/formalisation", new { }, dossier.Version, ct: ct)).Require();
        (await archivist.PostAsync($"dossiers/{dossier.Id}/arrangement", new { lines = new[] { new { itemId = item.Item.Id, group = "A" } } }, dossier.Version, ct: ct)).Require();
        dossier = (await archivist.GetAsync($"dossiers/{dossier.Id}", ct)).Require();
        return new(item, batch, dossier, dossier["volumes"][0].GetProperty("id").GetGuid());
    }

    /// <summary>A loan of such a volume, asked for by the sales team's clerk.</summary>
    public async Task<LoanState> RequestedLoanAsync(ShelvedState? shelved = null, CancellationToken ct = default)
    {
        shelved ??= await ShelvedVolumeAsync(ct: ct);
        var wish = new { volumeId = shelved.Volume, mode = "LEND_OUT", purpose = "核对合同" };
        return new(shelved, (await Acts.As(People.ZhaoMin, "lending").PostWhenKnownAsync("loans", wish, ct: ct)).Require());
    }

    private async Task<(Guid Company, Guid Project)> FoundAsync()
    {
        var company = await Acts.RegisterCompanyAsync();
        var project = await Acts.RegisterProjectAsync(company.Id);
        await Acts.AppointOfficerAsync(People.ZhaoMin, "SALES");
        await Acts.AppointOfficerAsync(People.LiMin, "GMO");
        return (company.Id, project.Id);
    }
}

/// <summary>A sale and its home.</summary>
public sealed record SaleState(Guid PropertyId, string PropertyCode, Answer Sale);

/// <summary>An item and its sale.</summary>
public sealed record ItemState(SaleState Sale, Answer Item);

/// <summary>A batch, its items and their sale.</summary>
public sealed record BatchState(SaleState Sale, IReadOnlyList<Guid> Items, Answer Batch);

/// <summary>An item in a volume of its dossier, and the batch it came with.</summary>
public sealed record ShelvedState(ItemState Item, Answer Batch, Answer Dossier, Guid Volume);

/// <summary>A loan and its volume.</summary>
public sealed record LoanState(ShelvedState Shelved, Answer Loan);
