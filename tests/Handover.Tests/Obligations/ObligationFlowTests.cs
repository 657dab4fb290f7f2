using System.Text.Json;
using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Handovers.Tests.Obligations;

public sealed class ObligationFlowTests(Platform platform) : PlatformTests(platform)
{
    [Fact]
    [Trait("Clause", "5.2.2")]
    [Trait("Clause", "AMB-30")]
    public async Task Handing_over_everything_meets_it_with_its_days_late()
    {
        var office = await Office.OpenAsync(Platform);
        var sale = Office.NewId();
        var items = await office.ItemsAsync(2, sale);
        await office.TellAsync(office.Signed(sale, new DateOnly(2026, 9, 28)));
        await office.ObligationBecomesAsync(sale, "dueOn", "2026-10-10");
        var batch = await office.SubmittedAsync(items);

        batch = (await office.AcceptAsync(batch, [items[0]])).Require();
        var open = await office.ObligationAsync(sale);
        Assert.Equal(1, open.GetProperty("remaining").GetInt32());
        Assert.Contains(open.GetProperty("state").GetString(), (string[])["OPEN", "OVERDUE"]);

        (await office.AcceptAsync(batch, [items[1]])).Require();
        var met = await office.ObligationAsync(sale);
        var today = ArchiveTime.DateOf(office.Now);
        Assert.Equal(today > new DateOnly(2026, 10, 10) ? "MET_LATE" : "MET", met.GetProperty("state").GetString());
        Assert.Equal(today.ToString("O", System.Globalization.CultureInfo.InvariantCulture), met.GetProperty("metOn").GetString());
        Assert.Equal(HandoverStates.Calendar.DaysLate(new DateOnly(2026, 10, 10), today) ?? 0, met.GetProperty("daysLate").GetInt32());
        Assert.True(await office.AnnouncedAsync<ObligationChanged>(sale.ToString()) >= 2);
    }

    [Fact]
    [Trait("Clause", "AMB-04")]
    [Trait("Clause", "AMB-30")]
    public async Task A_cancel_that_arrives_before_its_sign_cancels_on_arrival()
    {
        var office = await Office.OpenAsync(Platform);
        var sale = Office.NewId();
        await office.TellAsync(office.Cancelled(sale, new DateOnly(2026, 9, 30)));
        await Eventually.Holds("the cancel is kept", async () => await office.CountAsync("select count(*) from sale_cancellation where sale_id = $1", sale) == 1, ct: Ct);

        await office.TellAsync(office.Signed(sale, new DateOnly(2026, 9, 28)));

        await office.ObligationBecomesAsync(sale, "state", "CANCELLED");
    }

    [Fact]
    [Trait("Clause", "AMB-30")]
    public async Task A_corrected_sign_moves_start_and_due_and_is_audited()
    {
        var office = await Office.OpenAsync(Platform);
        var sale = Office.NewId();
        await office.TellAsync(office.Signed(sale, new DateOnly(2026, 9, 28)));
        await office.ObligationBecomesAsync(sale, "dueOn", "2026-10-10");

        await office.TellAsync(office.Signed(sale, new DateOnly(2026, 9, 24), version: 3));

        await office.ObligationBecomesAsync(sale, "dueOn", "2026-10-09");
        var obligation = await office.ObligationAsync(sale);
        Assert.Equal("2026-09-24", obligation.GetProperty("startedOn").GetString());
        Assert.Equal(1, await office.CountAsync(
            "select count(*) from kit.audit_entry where stream = $1 and action = 'obligation.correct'", $"obligation/{obligation.GetProperty("id").GetString()}"));
    }

    [Fact]
    [Trait("Clause", "0")]
    public async Task A_policy_that_arrives_after_the_sign_still_gives_its_days()
    {
        var office = await Office.OpenAsync(Platform);
        var sale = Office.NewId();
        await office.TellAsync(office.Signed(sale, new DateOnly(2026, 9, 28)));
        await office.ObligationBecomesAsync(sale, "dueOn", "2026-10-10");

        await office.TellAsync(office.Policy(1, new DateOnly(2026, 9, 1), "deadline.sales.days", "3"));

        await office.ObligationBecomesAsync(sale, "dueOn", "2026-10-08");
    }

    [Fact]
    [Trait("Clause", "5.2.2")]
    public async Task Obligations_exist_for_the_giving_department_and_the_custodian_only()
    {
        var office = await Office.OpenAsync(Platform);
        var sale = Office.NewId();
        await office.TellAsync(office.Signed(sale, new DateOnly(2026, 9, 28)));
        await office.ObligationBecomesAsync(sale, "dueOn", "2026-10-10");
        var id = (await office.ObligationAsync(sale)).GetProperty("id").GetString();

        Assert.Equal("OK", (await office.GetAsync(office.Archivist, $"obligations/{id}")).Status.ToString());
        Assert.Equal("OBLIGATION_UNKNOWN", (await office.GetAsync(office.Engineer, $"obligations/{id}")).Code);
        Assert.Equal(0, (await office.GetAsync(office.Engineer, $"obligations?sale={sale}"))["items"].GetArrayLength());
        Assert.Equal(JsonValueKind.Null, (await office.GetAsync(office.Giver, $"obligations?sale={sale}&state=OVERDUE&limit=1"))["next"].ValueKind);
    }
}
