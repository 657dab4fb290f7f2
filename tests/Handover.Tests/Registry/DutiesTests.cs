using System.Net;
using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Handovers.Tests.Registry;

public sealed class DutiesTests(Platform platform) : PlatformTests(platform)
{
    [Theory]
    [Trait("Clause", "4.3")]
    [Trait("Clause", "5.2.2")]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    public async Task Sales_material_is_handed_over_to_whoever_performs_the_duty_of_client_affairs_today(int first, int second)
    {
        var office = await Office.OpenAsync(Platform);
        foreach (var revision in new[] { first, second })
            await office.TellAsync(revision == 2 ? Delegated(office, 2, office.Today, "ADMIN") : Delegated(office, 3, office.Today.AddDays(20), "ENG"));
        await Eventually.Holds("three revisions are known", async () =>
            await office.CountAsync("select count(*) from known_organisation where company_id = $1", office.Company) == 3, ct: Ct);
        var sale = Office.NewId();
        var items = await office.ItemsAsync(3, sale);
        await office.TellAsync(office.Signed(sale, new DateOnly(2026, 9, 28)));
        await office.ObligationBecomesAsync(sale, "dueOn", "2026-10-10");

        await HandOverAsync(office, items[0], "SALES", "CLIENT_AFFAIRS", office.Receiver);
        await HandOverAsync(office, items[1], "ENG", null, office.Engineer);
        var open = (await office.ObligationAsync(sale)).GetProperty("remaining").GetInt32();
        await HandOverAsync(office, items[2], "ADMIN", null, office.CustomerService);

        Assert.Equal((3, 2), (open, (await office.ObligationAsync(sale)).GetProperty("remaining").GetInt32()));
    }

    [Fact]
    [Trait("Clause", "4.3")]
    [Trait("Clause", "5.2.2")]
    public async Task What_was_handed_over_stays_handed_over_when_the_duty_goes_to_another_department()
    {
        var office = await Office.OpenAsync(Platform);
        var sale = Office.NewId();
        var items = await office.ItemsAsync(2, sale);
        await office.TellAsync(office.Signed(sale, new DateOnly(2026, 9, 28)));
        await office.ObligationBecomesAsync(sale, "dueOn", "2026-10-10");
        await HandOverAsync(office, items[0], "SALES", "CLIENT_AFFAIRS", office.Receiver);

        await office.ReviseAsync(Delegated(office, 2, office.Today, "ADMIN"));
        await HandOverAsync(office, items[1], "ADMIN", null, office.CustomerService);

        Assert.Contains((await office.ObligationAsync(sale)).GetProperty("state").GetString(), (string[])["MET", "MET_LATE"]);
    }

    [Fact]
    [Trait("Clause", "5.1.6")]
    public async Task A_department_hands_over_while_officer_or_deputy_is_in_charge()
    {
        var office = await Office.OpenAsync(Platform, withOfficer: false);
        var batch = (await office.DraftAsync(await office.ItemsAsync(1))).Require();
        var term = office.Term("SALES") with { Deputy = "deputy", Until = office.Today.AddDays(-1) };

        await office.AppointAsync(term with { AppointmentId = Office.NewId(), DeputyUntil = office.Today.AddDays(-1) });
        await office.AppointAsync(term with { AppointmentId = Office.NewId() });
        await office.AppointAsync(term with { AppointmentId = Office.NewId(), DeputyFrom = office.Today.AddDays(1), DeputyUntil = office.Today.AddDays(9) });
        var refused = await office.SubmitAsync(batch);
        await office.AppointAsync(term with { AppointmentId = Office.NewId(), DeputyFrom = office.Today, DeputyUntil = office.Today });
        var submitted = await office.SubmitAsync(batch);

        Assert.Equal((HttpStatusCode.Conflict, "NO_RECORDS_OFFICER"), (refused.Status, refused.Code));
        Assert.Equal("SUBMITTED", submitted.Require()["state"].GetString());
    }

    [Fact]
    [Trait("Clause", "4.1")]
    [Trait("Clause", "5.1.1b")]
    public async Task The_named_head_of_the_custodian_waives_as_an_archivist_does()
    {
        var office = await Office.OpenAsync(Platform);
        var (head, member) = (office.Member("head", "GMO"), office.Member("member", "GMO"));
        var revision = office.Organisation(2, office.Today, "GMO");
        await office.ReviseAsync(revision with { Departments = [.. revision.Departments.Select(line => line.Code == "GMO" ? line with { Head = head.Id } : line)] });
        var sale = Office.NewId();
        await office.TellAsync(office.Signed(sale, new DateOnly(2026, 9, 28)));
        await office.ObligationBecomesAsync(sale, "dueOn", "2026-10-10");
        var waiver = new { part = "SUBSCRIPTION_LETTER", reason = "原件遗失，客户已声明", approver = "chen.zong" };

        Assert.Equal("NOT_CUSTODIAN", (await office.WaiveAsync(sale, waiver, member)).Code);
        (await office.WaiveAsync(sale, waiver, head)).Require();
    }

    private static OrganisationRevised Delegated(Office office, int revision, DateOnly effectiveOn, string department) =>
        office.Organisation(revision, effectiveOn, "GMO") with { Delegations = [new("CLIENT_AFFAIRS", department, new DateOnly(2026, 1, 1), null)] };

    private static async Task HandOverAsync(Office office, Guid item, string department, string? team, Person receiver)
    {
        var draft = (await office.PostAsync(office.Giver, "batches", new
        {
            fromDepartment = "SALES",
            fromTeam = "SALES_TEAM:YHY",
            toDepartment = department,
            toTeam = team,
            itemIds = new[] { item },
        })).Require();
        (await office.AcceptAsync((await office.SubmitAsync(draft)).Require(), by: receiver)).Require();
    }
}
