using System.Net;
using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Npgsql;
using Xunit;

namespace ArchivePlatform.Handovers.Tests.Batches;

/// <summary>What people of a property-management company hand over.</summary>
public sealed partial class ExternalBatchTests(Platform platform) : PlatformTests(platform)
{
    [Fact]
    [Trait("Clause", "4.3.2")]
    [Trait("Clause", "4.3")]
    [Trait("Clause", "AMB-33")]
    public async Task A_batch_of_another_companys_people_is_accepted_once_customer_service_has_countersigned()
    {
        var office = await TrustingAsync();
        var batch = await SubmittedAsync(office);
        Assert.True(batch["external"].GetBoolean());

        var early = await office.AcceptAsync(batch, by: office.Archivist);
        var countersigned = (await CountersignAsync(office, batch, office.CustomerService)).Require();
        var accepted = await office.AcceptAsync(countersigned, by: office.Archivist);

        Assert.Equal((HttpStatusCode.Conflict, "COUNTERSIGN_MISSING", "4.3.2"), (early.Status, early.Code, early["clause"].GetString()));
        Assert.Equal((office.CustomerService.Id, batch.Version + 1), (countersigned["countersignedBy"].GetString(), countersigned.Version));
        Assert.Equal("ACCEPTED", accepted.Require()["state"].GetString());
        Assert.Equal(1, await office.CountAsync("select count(*) from kit.audit_entry where stream = $1 and action = 'batch.countersign' and actor = $2", $"batch/{batch.Id}", office.CustomerService.Id));
        Assert.Equal(2, await office.AnnouncedAsync<BatchChanged>($"\"countersignedBy\":\"{office.CustomerService.Id}\""));
    }

    [Fact]
    [Trait("Clause", "4.3.2")]
    [Trait("Clause", "4.3")]
    public async Task Only_the_department_in_that_duty_countersigns_and_once()
    {
        var office = await TrustingAsync();
        var batch = await SubmittedAsync(office);
        var other = await office.SubmittedAsync(await office.ItemsAsync(1));

        var archivist = await CountersignAsync(office, batch, office.Archivist);
        var outsider = await CountersignAsync(office, batch, office.Outsider);
        Assert.Equal((HttpStatusCode.Forbidden, "NOT_COUNTERSIGNER"), (archivist.Status, archivist.Code));
        Assert.Equal((HttpStatusCode.Forbidden, "NOT_COUNTERSIGNER"), (outsider.Status, outsider.Code));
        Assert.Equal("BATCH_UNKNOWN", (await CountersignAsync(office, batch, office.Engineer)).Code);
        Assert.Equal("BATCH_UNKNOWN", (await CountersignAsync(office, other, office.CustomerService)).Code);
        Assert.Equal("PRECONDITION_REQUIRED", (await office.PostAsync(office.CustomerService, $"batches/{batch.Id}/countersignature", new { })).Code);

        batch = (await CountersignAsync(office, batch, office.CustomerService)).Require();
        Assert.Equal("COUNTERSIGN_NOT_DUE", (await CountersignAsync(office, batch, office.CustomerService)).Code);
    }

    [Fact]
    [Trait("Clause", "4.3.2")]
    [Trait("Clause", "5.1.4")]
    public async Task Giver_countersigner_and_receiver_are_three_persons()
    {
        var office = await TrustingAsync(customerService: "GMO");
        var own = await SubmittedAsync(office, by: office.Member("both", "PM_CO", "GMO"));
        var batch = await SubmittedAsync(office);

        var self = await CountersignAsync(office, own, office.Member("both", "PM_CO", "GMO"));
        batch = (await CountersignAsync(office, batch, office.Archivist)).Require();
        var same = await office.AcceptAsync(batch, by: office.Archivist);

        Assert.Equal((HttpStatusCode.Forbidden, "COUNTERSIGN_SELF_FORBIDDEN"), (self.Status, self.Code));
        Assert.Equal((HttpStatusCode.Forbidden, "SELF_ACCEPTANCE_FORBIDDEN"), (same.Status, same.Code));
        (await office.AcceptAsync(batch, by: office.Member("second", "GMO"))).Require();
    }

    [Fact]
    [Trait("Clause", "4.3")]
    [Trait("Clause", "4.3.2")]
    public async Task Without_anybody_in_the_duty_of_customer_service_nothing_is_countersigned_and_nothing_accepted()
    {
        var office = await TrustingAsync(customerService: null);
        var batch = await SubmittedAsync(office);

        var refused = await CountersignAsync(office, batch, office.Archivist);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "ROLE_UNRESOLVED", "4.3"), (refused.Status, refused.Code, refused["clause"].GetString()));
        Assert.Equal("COUNTERSIGN_MISSING", (await office.AcceptAsync(batch, by: office.Archivist)).Code);
    }

    [Fact]
    [Trait("Clause", "4.3.2")]
    [Trait("Clause", "AMB-27")]
    public async Task What_was_returned_and_is_offered_again_is_countersigned_again()
    {
        var office = await TrustingAsync();
        var items = await office.OutsideItemsAsync();
        var batch = await SubmittedAsync(office, items: items);
        batch = (await CountersignAsync(office, batch, office.CustomerService)).Require();
        batch = (await office.PostAsync(office.Archivist, $"batches/{batch.Id}/returns", new { lines = new[] { new { itemId = items[0], reason = "缺页" } } }, batch.Version)).Require();

        batch = (await office.PostAsync(office.Outsider, $"batches/{batch.Id}/resubmission", new { itemIds = items }, batch.Version)).Require();

        Assert.Equal("COUNTERSIGN_MISSING", (await office.AcceptAsync(batch, by: office.Archivist)).Code);
        batch = (await CountersignAsync(office, batch, office.CustomerService)).Require();
        (await office.AcceptAsync(batch, by: office.Archivist)).Require();
    }

    [Fact]
    [Trait("Clause", "4.3.2")]
    [Trait("Clause", "AMB-33")]
    public async Task The_countersignature_is_owed_also_when_the_trust_has_ended_since()
    {
        var office = await TrustingAsync();
        var batch = await SubmittedAsync(office);

        await office.ReviseAsync(office.Organisation(3, office.Today, "GMO"));

        Assert.Equal("BATCH_UNKNOWN", (await office.GetAsync(office.Outsider, $"batches/{batch.Id}")).Code);
        Assert.Equal("COUNTERSIGN_MISSING", (await office.AcceptAsync(batch, by: office.Archivist)).Code);
    }

    [Fact]
    [Trait("Clause", "4.3.2")]
    public async Task What_was_drafted_from_outside_is_countersigned_whoever_submits_it()
    {
        var office = await TrustingAsync();
        var draft = (await DraftAsync(office, await office.OutsideItemsAsync())).Require();
        await office.ReviseAsync(office.Organisation(3, office.Today, "GMO"));

        var batch = (await office.PostAsync(office.Member("own", "PM_CO"), $"batches/{draft.Id}/submission", new { }, draft.Version)).Require();

        Assert.Equal("COUNTERSIGN_MISSING", (await office.AcceptAsync(batch, by: office.Archivist)).Code);
    }

    [Fact]
    [Trait("Clause", "4.3.2")]
    public async Task What_is_offered_since_the_trust_began_is_countersigned_whoever_drafted_it()
    {
        var office = await Office.OpenAsync(Platform);
        await office.AppointAsync(office.Term("PM_CO"));
        var (own, items) = (office.Member("own", "PM_CO"), await office.OutsideItemsAsync());
        var draft = (await DraftAsync(office, await office.OutsideItemsAsync(), by: own)).Require();
        var returned = await SubmittedAsync(office, own, items);
        Assert.False(returned["external"].GetBoolean());
        returned = (await office.PostAsync(office.Archivist, $"batches/{returned.Id}/returns", new { lines = new[] { new { itemId = items[0], reason = "缺页" } } }, returned.Version)).Require();

        await office.TrustAsync();

        Assert.True((await office.PostAsync(own, $"batches/{draft.Id}/submission", new { }, draft.Version)).Require()["external"].GetBoolean());
        Assert.True((await office.PostAsync(office.Outsider, $"batches/{returned.Id}/resubmission", new { itemIds = items }, returned.Version)).Require()["external"].GetBoolean());
    }

    [Fact]
    [Trait("Clause", "4.3.2")]
    public async Task A_revision_kept_by_the_last_release_trusts_nobody()
    {
        var office = await Office.OpenAsync(Platform);
        await using var old = Platform.Database("handover").CreateCommand("""
            insert into known_organisation (company_id, revision, effective_on, company_code, custodian_department, departments, version)
            values ($1, 2, '2026-01-01', $2, 'GMO', '[{"code":"GMO","teams":[]},{"code":"SALES","teams":["SALES_TEAM:YHY","CLIENT_AFFAIRS"]}]', 2)
            """);
        old.Parameters.Add(new NpgsqlParameter { Value = office.Company });
        old.Parameters.Add(new NpgsqlParameter { Value = office.Code });
        await old.ExecuteNonQueryAsync(Ct);

        var batch = await office.SubmittedAsync(await office.ItemsAsync(1));

        Assert.False(batch["external"].GetBoolean());
        (await office.AcceptAsync(batch)).Require();
    }

    private static Task<Answer> CountersignAsync(Office office, Answer batch, Person by) =>
        office.PostAsync(by, $"batches/{batch.Id}/countersignature", new { }, batch.Version);

    private static Task<Answer> DraftAsync(Office office, IReadOnlyList<Guid> items, string from = "PM_CO", string to = "GMO", Person? by = null) =>
        office.PostAsync(by ?? office.Outsider, "batches", new { company = office.Code, fromDepartment = from, toDepartment = to, itemIds = items });

    private static async Task<Answer> SubmittedAsync(Office office, Person? by = null, IReadOnlyList<Guid>? items = null)
    {
        var giver = by ?? office.Outsider;
        var draft = (await DraftAsync(office, items ?? await office.OutsideItemsAsync(), by: giver)).Require();
        return (await office.PostAsync(giver, $"batches/{draft.Id}/submission", new { }, draft.Version)).Require();
    }

    private async Task<Office> TrustingAsync(string? customerService = "ADMIN")
    {
        var office = await Office.OpenAsync(Platform);
        await office.TrustAsync(customerService);
        await office.AppointAsync(office.Term("PM_CO"));
        return office;
    }
}
