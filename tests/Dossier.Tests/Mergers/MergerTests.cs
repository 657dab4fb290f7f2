using System.Net;
using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Contracts.Lending;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Dossiers.Tests.Mergers;

/// <summary>Several properties become one: their dossiers are merged while Lending keeps the volumes in place.</summary>
public sealed class MergerTests(Platform platform) : RegistryTests(platform)
{
    [Fact]
    [Trait("Clause", "AMB-23")]
    public async Task Two_dossiers_become_the_successors_and_what_waited_or_comes_later_lies_in_its_pool()
    {
        var (home, successor) = (await HomeAsync(), await HomeAsync());
        var (first, items) = await NumberedAsync(home);
        var second = await NumberedAsync();
        await ArrangedAsync(first, items[0]);

        var merger = (await MergeAsync(successor, first, second.Dossier)).Require(HttpStatusCode.Accepted);
        var done = await EndedAsync(merger);

        Assert.Equal($"/api/dossier/mergers/{merger.Id}", merger.Location);
        Assert.Equal("DONE", done["state"].GetString());
        var heir = await DossierAsync(done["successorId"].GetGuid());
        Assert.Equal((successor.Id, "WORKING"), (heir["propertyId"].GetGuid(), heir["state"].GetString()));
        Assert.Equal(new[] { first.Id, second.Dossier.Id }.Order(), heir["predecessorIds"].EnumerateArray().Select(id => id.GetGuid()).Order());
        Assert.Equal(heir.Id, (await DossierAsync(first.Id))["successorId"].GetGuid());
        Assert.Single((await DossierAsync(first.Id))["volumes"].EnumerateArray());
        Assert.Equal(new[] { items[1].ItemId, second.Items[0].ItemId, second.Items[1].ItemId }.Order(), await PoolAsync(heir));

        var late = Item(home);
        await AnnounceAsync(late);
        await AnnounceAsync(Accepted(home, [late]));
        await Eventually.Holds("what comes for a merged dossier lies with its successor", async () => (await PoolAsync(heir)).Contains(late.ItemId), ct: Ct);
    }

    [Fact]
    [Trait("Clause", "AMB-23")]
    public async Task A_dossier_rests_while_it_is_merged_and_for_ever_after()
    {
        var (dossier, items) = await NumberedAsync();
        var other = (await NumberedAsync()).Dossier;
        await Platform.Services["lending"].StopAsync(ct: Ct);
        Answer merger;
        try
        {
            merger = (await MergeAsync(await HomeAsync(), dossier, other)).Require(HttpStatusCode.Accepted);
            await RefusedAsync(HttpStatusCode.Conflict, "DOSSIER_HELD", dossier, items[0]);
            Assert.Equal("PENDING", (await Archivist.GetAsync($"mergers/{merger.Id}", Ct))["state"].GetString());
        }
        finally
        {
            await Platform.Services["lending"].StartAsync(ct: Ct);
        }

        Assert.Equal("DONE", (await EndedAsync(merger))["state"].GetString());
        await RefusedAsync(HttpStatusCode.Locked, "DOSSIER_FROZEN", dossier, items[0]);
    }

    [Fact]
    [Trait("Clause", "AMB-23")]
    public async Task A_merger_takes_two_dossiers_and_another_property()
    {
        var home = await HomeAsync();
        var dossier = (await NumberedAsync(home)).Dossier;
        var other = (await NumberedAsync()).Dossier;

        var small = await MergeAsync(await HomeAsync(), dossier, dossier);
        var itself = await MergeAsync(home, dossier, other);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "MERGER_TOO_SMALL", "AMB-23"), (small.Status, small.Code, small["clause"].GetString()));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "MERGER_INTO_ITSELF", "AMB-23"), (itself.Status, itself.Code, itself["clause"].GetString()));
        Assert.Equal("ROLE_REQUIRED", (await MergeAsync(ClientAffairs, await HomeAsync(), dossier, other)).Code);
        Assert.Equal("NOT_CUSTODIAN", (await MergeAsync(At(People.LiMin with { Id = "limin-eng", Departments = ["ENG"] }, "dossier"), await HomeAsync(), dossier, other)).Code);
        Assert.Equal("PROPERTY_UNKNOWN", (await MergeAsync(At(People.Stranger, "dossier"), await HomeAsync(), dossier, other)).Code);
        Assert.Equal(0, await CountAsync("merger", "$1 = any(dossier_ids)", dossier.Id));
        Assert.Equal(dossier.Version, (await DossierAsync(dossier.Id)).Version);
    }

    [Fact]
    [Trait("Clause", "AMB-23")]
    [Trait("Clause", "5.6.1c")]
    public async Task A_merger_is_refused_at_once_while_a_volume_is_known_to_be_out()
    {
        var (dossier, items) = await NumberedAsync();
        var volume = (await ArrangedAsync(dossier, items[0]))["volumes"][0].GetProperty("id").GetGuid();
        var other = (await NumberedAsync()).Dossier;
        await Platform.Broker.TellAsync(new LoanChanged(
            FreshId(), dossier["companyId"].GetGuid(), "LN-2026-0001", dossier.Id, volume, "LEND_OUT", "ISSUED", true, null, null, [], 3, Platform.Instance.Now), ct: Ct);
        await Eventually.Holds("the loan is known", async () => (await DossierAsync(dossier.Id))["volumes"][0].GetProperty("onLoan").GetBoolean(), ct: Ct);

        var refused = await MergeAsync(await HomeAsync(), dossier, other);

        Assert.Equal((HttpStatusCode.Conflict, "ON_LOAN", "5.6.1c"), (refused.Status, refused.Code, refused["clause"].GetString()));
        Assert.Equal(0, await CountAsync("dossier", "id = any($1) and merger_id is not null", new[] { dossier.Id, other.Id }));
    }

    private Task<Answer> MergeAsync(Answer successor, params Answer[] dossiers) => MergeAsync(Archivist, successor, dossiers);

    private static Task<Answer> MergeAsync(Desk by, Answer successor, params Answer[] dossiers) =>
        by.PostAsync("mergers", new { propertyId = successor.Id, dossierIds = dossiers.Select(dossier => dossier.Id) }, ct: Ct);

    /// <summary>Neither arranged nor completed nor merged again.</summary>
    private async Task RefusedAsync(HttpStatusCode status, string code, Answer dossier, ItemRegistered item)
    {
        var now = await DossierAsync(dossier.Id);
        var answers = new[]
        {
            await ArrangeAsync(now, "A", null, item),
            await Archivist.PostAsync($"dossiers/{now.Id}/completion", new { }, now.Version, ct: Ct),
            await MergeAsync(await HomeAsync(), now, (await NumberedAsync()).Dossier),
        };
        Assert.All(answers, answer => Assert.Equal((status, code, "AMB-23"), (answer.Status, answer.Code, answer["clause"].GetString())));
        Assert.Equal(now.Version, (await DossierAsync(dossier.Id)).Version);
    }

    private async Task<Answer> ArrangedAsync(Answer dossier, ItemRegistered item)
    {
        (await ArrangeAsync(dossier, "A", null, item)).Require(HttpStatusCode.OK);
        return await DossierAsync(dossier.Id);
    }

    private async Task<Answer> DossierAsync(Guid id) => (await Archivist.GetAsync($"dossiers/{id}", Ct)).Require(HttpStatusCode.OK);

    private async Task<IEnumerable<Guid>> PoolAsync(Answer dossier) =>
        (await Archivist.GetAsync($"dossiers/{dossier.Id}/pool?limit=200", Ct))["items"].EnumerateArray().Select(item => item.GetProperty("itemId").GetGuid()).Order();

    private async Task<Answer> EndedAsync(Answer merger) => await Eventually.Gives("the merger has ended", async () =>
    {
        var now = (await Archivist.GetAsync($"mergers/{merger.Id}", Ct)).Require(HttpStatusCode.OK);
        return now["state"].GetString() == "PENDING" ? null : now;
    }, ct: Ct);
}
