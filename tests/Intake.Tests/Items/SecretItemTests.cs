using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Tests.Domain;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Items;

public sealed class SecretItemTests(Platform platform) : IntakeTests(platform)
{
    private const string Canary = "悦海园3栋认购书（金丝雀）";

    private static readonly ItemLine Secret = Lines.Letter with { SecurityLevel = "B", Title = Canary };

    private readonly Guid dossier = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Clause", "5.9")]
    [Trait("Abuse", "A1")]
    [Trait("Abuse", "A3")]
    public async Task An_item_registered_above_C_exists_for_whoever_is_cleared_and_for_its_registrar()
    {
        var property = await PropertyAsync();
        var item = (await RegisterAsync(Secret, property)).Require();

        Assert.Equal(("B", "B"), (item["securityLevel"].GetString(), item["accessLevel"].GetString()));
        foreach (var person in (Person[])[People.ZhaoMin, People.ChenZong, People.SunQi with { Id = "ermi", Clearance = "B" }])
            Assert.True(await ExistsAsync(person, item.Id, property), person.Id);
        foreach (var person in (Person[])[People.SunQi, People.LiMin, People.ZhouJiu, People.ZhouJiu with { Id = "ermi-eng", Clearance = "A" }])
            Assert.False(await ExistsAsync(person, item.Id, property), person.Id);
        Assert.Equal("ITEM_UNKNOWN", (await Intake(People.SunQi).PostAsync($"items/{item.Id}/completion", new { pages = 3 }, item.Version, ct: Ct)).Code);
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Abuse", "H6")]
    public async Task The_title_of_a_secret_item_never_travels()
    {
        var item = (await RegisterAsync(Secret, await PropertyAsync())).Require();

        Assert.Equal(1, await ToldAsync(nameof(ItemRegistered), item.Id));
        Assert.Equal(0, await CountAsync("select count(*) from (select body from kit.outbox union all select body from kit.journal) told where convert_from(body, 'UTF8') like '%金丝雀%'"));
        Assert.Equal(1, await CountAsync(
            "select count(*) from (select body from kit.outbox union all select body from kit.journal) told where convert_from(body, 'UTF8') like $1",
            $"""%{item.Id}%"title":"restricted"%"securityLevel":"B"%"viewers":["zhaomin"]%"""));
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task A_line_put_aside_is_as_secret_as_it_says()
    {
        var answer = (await Intake(People.ZhaoMin).PostAsync("items/bulk", new { lines = new[] { Secret with { PropertyId = NewId(), SaleId = null } } }, ct: Ct)).Require();
        var line = answer["lines"][0].GetProperty("id").GetGuid();

        (await Intake(People.ZhaoMin).GetAsync($"items/waiting/{line}", Ct)).Require();
        (await Intake(People.ChenZong).GetAsync($"items/waiting/{line}", Ct)).Require();
        Assert.Equal("ITEM_UNKNOWN", (await Intake(People.SunQi).GetAsync($"items/waiting/{line}", Ct)).Code);
        Assert.Equal("ITEM_UNKNOWN", (await Intake(People.LiMin).GetAsync($"items/waiting/{line}", Ct)).Code);
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task Who_sees_a_secret_item_in_a_list_is_on_record()
    {
        var property = await PropertyAsync();
        var item = (await RegisterAsync(Secret, property)).Require();

        (await Intake(People.ChenZong).GetAsync($"items?property={property}", Ct)).Require();

        Assert.Equal(1, await CountAsync("select count(*) from kit.audit_entry where stream = $1 and action = 'item.list' and actor = 'chenzong'", $"item/{item.Id}"));
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Abuse", "A1")]
    [Trait("Abuse", "A3")]
    public async Task A_raised_dossier_hides_its_items_and_a_lowered_one_shows_them_again()
    {
        var property = await PropertyAsync();
        var item = await LetterAsync(property);
        await TellAsync(Filed(item.Id, 2), Changed("C", 2));
        Assert.True(await ExistsAsync(People.ZhaoMin, item.Id, property));

        await TellAsync(Changed("B", 3, "wushi"));
        Assert.False(await ExistsAsync(People.ZhaoMin, item.Id, property));
        Assert.False(await ExistsAsync(People.LiMin, item.Id, property));
        Assert.True(await ExistsAsync(People.WuShi, item.Id, property));
        Assert.True(await ExistsAsync(People.ChenZong, item.Id, property));

        await TellAsync(Changed("C", 4));
        Assert.True(await ExistsAsync(People.LiMin, item.Id, property));
    }

    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(1, 0, 2, 3)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(2, 3, 0, 1)]
    [InlineData(3, 0, 1, 2)]
    [Trait("Clause", "5.1.5")]
    public async Task No_order_of_arrival_opens_a_secret_item_and_all_end_alike(params int[] order)
    {
        var property = await PropertyAsync();
        var item = (await RegisterAsync(Secret, property)).Require();
        object[] told = [Changed("C", 2), Filed(item.Id, 3), Changed("B", 3, "zhaomin", "wushi"), Changed("C", 7)];

        var seen = new HashSet<int>();
        foreach (var next in order)
        {
            Assert.Equal(seen.Contains(3) && seen.Contains(1), await ExistsAsync(People.LiMin, item.Id, property));
            await TellAsync(told[next]);
            seen.Add(next);
        }
        Assert.True(await ExistsAsync(People.LiMin, item.Id, property));
        Assert.Equal("C", (await Intake(People.LiMin).GetAsync($"items/{item.Id}", Ct))["accessLevel"].GetString());
    }

    private async Task<bool> ExistsAsync(Person person, Guid item, Guid property)
    {
        var single = (await Intake(person).GetAsync($"items/{item}", Ct)).Code is null;
        var listed = (await Intake(person).GetAsync($"items?property={property}", Ct))["items"].GetArrayLength() == 1;
        Assert.Equal(single, listed);
        return single;
    }

    private async Task TellAsync(params object[] facts)
    {
        foreach (var fact in facts)
        {
            var (queue, id) = fact is ItemFiled filed
                ? ("intake-remember-filing-on-item-filed", await Platform.Broker.TellAsync(filed, ct: Ct))
                : ("intake-remember-dossier-on-dossier-changed", await Platform.Broker.TellAsync((DossierChanged)fact, ct: Ct));
            await AppliedAsync(queue, id);
        }
    }

    private ItemFiled Filed(Guid item, long dossierVersion) =>
        new(item, dossier, Company, "ACCEPTED", null, null, 1, DateTimeOffset.UnixEpoch, dossierVersion);

    private DossierChanged Changed(string level, long version, params string[] viewers) =>
        new(dossier, Guid.Empty, Company, "B03U2R1503", "WORKING", null, level, version, DateTimeOffset.UnixEpoch, viewers);
}
