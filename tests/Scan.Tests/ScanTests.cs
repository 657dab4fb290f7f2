using System.Text.Json;
using ArchivePlatform.Scanning.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Scanning.Tests;

/// <summary>Tests of the running service with the real store behind the gateway: two companies it has heard of, their items as each test announces them.</summary>
public abstract partial class ScanTests(Platform platform) : PlatformTests(platform)
{
    protected static readonly Guid Company = new("01920000-0000-7000-8000-0000000000d1");
    protected static readonly Guid OtherCompany = new("01920000-0000-7000-8000-0000000000d2");

    private bool isChanged;

    /// <summary>The scanning station of the sales department.</summary>
    protected static readonly Person Station = new("station-1", "扫描站", People.Company, ["SALES"], [], []) { IsMachine = true };

    /// <summary>The store as an uploader or an attacker sees it.</summary>
    private protected Outside Outside => new(Platform);

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Bucket.OpenAsync(Platform, Ct);
        if (await AreKnownAsync())
            return;
        await TellAsync(Organisation(Company, People.Company));
        await TellAsync(Organisation(OtherCompany, People.Stranger.Company));
        await Eventually.Holds("both companies are known", AreKnownAsync, ct: Ct);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (isChanged)
            await Platform.Services["scan"].StopAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A person in front of the service.</summary>
    protected Desk Scan(Person person) => At(person, "scan");

    /// <summary>What one uploads: a file of an item.</summary>
    protected static object Line(Guid item, SampleFile file, int? page = null) =>
        new { itemId = item, name = file.Name, size = (long)file.Bytes.Length, sha256 = file.Sha256, mediaType = file.MediaType, page };

    /// <summary>Declares files; every line has to be taken.</summary>
    protected async Task<IReadOnlyList<Guid>> DeclaredAsync(Person by, Guid item, params SampleFile[] files)
    {
        var answer = (await Scan(by).PostAsync("uploads", new { lines = files.Select(file => Line(item, file)).ToArray() }, ct: Ct)).Require();
        return [.. answer["lines"].EnumerateArray().Select(line =>
        {
            Assert.True(line.GetProperty("status").GetString() == "DECLARED", line.ToString());
            return line.GetProperty("id").GetGuid();
        })];
    }

    /// <summary>The one line of an answer.</summary>
    protected static JsonElement One(Answer answer) => Assert.Single(answer.Require()["lines"].EnumerateArray());

    /// <summary>Asks for the addresses of one upload.</summary>
    protected async Task<JsonElement> AddressesAsync(Person by, Guid id, int? from = null, int? until = null) =>
        One(await Scan(by).PostAsync("uploads/addresses", new { lines = new[] { new { id, from, until } } }, ct: Ct));

    /// <summary>Declares a file and sends its bytes by the addresses given, through the gateway.</summary>
    protected async Task<Guid> SentAsync(Person by, Guid item, SampleFile file)
    {
        var id = (await DeclaredAsync(by, item, file))[0];
        foreach (var address in (await AddressesAsync(by, id)).GetProperty("addresses").EnumerateArray())
            Assert.Equal(200, await Outside.PutAsync(address, file.Bytes));
        return id;
    }

    /// <summary>Confirms one upload.</summary>
    protected async Task<JsonElement> ConfirmedAsync(Person by, Guid id) => One(await Scan(by).PostAsync("uploads/confirmations", new { ids = new[] { id } }, ct: Ct));

    /// <summary>Where an upload stands.</summary>
    protected async Task<JsonElement> StateAsync(Person by, Guid id) => One(await Scan(by).PostAsync("uploads/states", new { ids = new[] { id } }, ct: Ct));

    /// <summary>Waits until an upload was decided on.</summary>
    protected Task<string> DecidedAsync(Person by, Guid id, TimeSpan? within = null) => Eventually.Gives($"upload {id} is decided", async () =>
    {
        var line = await StateAsync(by, id);
        return line.GetProperty("status").GetString() is "VERIFIED" or "REJECTED" or "JOINED" ? Word(line) : null;
    }, within, Ct);

    /// <summary>Starts the service anew, with further settings that win over its own until the test ends.</summary>
    protected async Task RestartedAsync(IReadOnlyDictionary<string, string>? further = null)
    {
        isChanged = further is not null;
        await Platform.Services["scan"].StopAsync(ct: Ct);
        await Platform.Services["scan"].StartAsync(settings: further, ct: Ct);
    }

    /// <summary>Changes what only time would change.</summary>
    protected async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Platform.Database("scan").CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(Ct);
    }

    /// <summary>A medium that is kept.</summary>
    protected async Task<Guid> KeptAsync(Person by, Guid item, SampleFile file)
    {
        var id = await SentAsync(by, item, file);
        await ConfirmedAsync(by, id);
        Assert.Equal("VERIFIED", await DecidedAsync(by, id));
        return id;
    }

    /// <summary>What becomes of a file that is sent as declared.</summary>
    protected async Task<string> FateAsync(Person by, Guid item, SampleFile file)
    {
        var id = await SentAsync(by, item, file);
        await ConfirmedAsync(by, id);
        return await DecidedAsync(by, id);
    }

    /// <summary>One number out of the service's database.</summary>
    protected async Task<long> CountAsync(string from, params object[] values)
    {
        await using var command = Platform.Database("scan").CreateCommand("select count(*) " + from);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    /// <summary>How often the service told the bus, or will tell it, of this contract about this subject.</summary>
    protected Task<long> ToldAsync(string contract, Guid subject) => CountAsync("""
        from (select type, body from kit.outbox union all select type, body from kit.journal) told
        where type = 'ArchivePlatform.Contracts.Scanning:' || $1 and convert_from(body, 'UTF8') like '%' || $2 || '%'
        """, contract, subject.ToString());

    /// <summary>The place of a medium in the store.</summary>
    protected async Task<string> KeyOfAsync(Guid id)
    {
        await using var command = Platform.Database("scan").CreateCommand("select key from media where id = $1");
        command.Parameters.Add(new() { Value = id });
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }

    /// <summary>The same as a path below the store's address.</summary>
    protected async Task<string> PathAsync(Guid id) => $"/{Bucket.Key["Storage__Bucket"]}/{await KeyOfAsync(id)}";

    protected Guid NewId() => Guid.CreateVersion7(Platform.Instance.Now);

    private static string Word(JsonElement line) => line.GetProperty("reason").GetString() ?? line.GetProperty("status").GetString()!;

    private async Task<bool> AreKnownAsync() => await CountAsync("from known_organisation where company_id = any($1)", new[] { Company, OtherCompany }) == 2;
}
