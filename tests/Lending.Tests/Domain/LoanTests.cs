using ArchivePlatform.Lending.Domain;
using ArchivePlatform.ServiceKit.Time;
using Xunit;

namespace ArchivePlatform.Lending.Tests.Domain;

public sealed class LoanTests
{
    private static readonly DateTimeOffset At = new(2026, 9, 24, 2, 0, 0, TimeSpan.Zero);
    private static readonly Approver OfficeHead = new("chenzong", HeadsOffice: true, HeadsDepartment: false);
    private static readonly Approver DepartmentHead = new("zhao", HeadsOffice: false, HeadsDepartment: true);
    private static readonly Approver Anybody = new("sun", HeadsOffice: false, HeadsDepartment: false);

    /// <summary>Autumn of 2026 as its notice set it.</summary>
    private static readonly WorkingCalendar Calendar = new(1, [new(2026, "国办发明电〔2025〕7号", Day("2025-11-04"), Day("2026-08-07"),
    [
        .. Off("2026-09-25", "2026-09-27", "中秋节"), .. Off("2026-10-01", "2026-10-07", "国庆节"),
        new(Day("2026-09-20"), DayKind.Makeup, "国庆节"), new(Day("2026-10-10"), DayKind.Makeup, "国庆节"),
    ])]);

    [Fact]
    [Trait("Clause", "5.11.1")]
    [Trait("Clause", "AMB-19")]
    public void A_volume_lent_out_on_the_day_of_the_regulation_is_due_five_working_days_later() =>
        Assert.Equal(Day("2026-10-09"), Issued().DueOn);

    [Fact]
    [Trait("Clause", "AMB-19")]
    public void Days_and_renewals_follow_the_policy_and_the_companys_own_days()
    {
        var term = new LendingTerm(2, 0) { CompanyDays = new([Day("2026-09-28")], []) };

        Assert.Equal(Day("2026-09-30"), term.DueOf(LoanMode.LendOut, Day("2026-09-24"), Calendar).On);
        Refused.With("RENEWALS_USED_UP", () => Issued().Renew(term, Due("2026-09-28")));
    }

    [Fact]
    [Trait("Clause", "5.11.1")]
    public void What_is_read_on_site_is_due_the_same_day() => Assert.Equal(Day("2026-09-24"), Issued(LoanMode.ConsultOnSite).DueOn);

    [Fact]
    [Trait("Clause", "AMB-03")]
    public void Without_the_calendar_year_there_is_no_due_day_until_it_is_known()
    {
        var loan = Approved();
        loan.Issue(12, "C", LendingTerm.Default.DueOf(LoanMode.LendOut, Day("2026-09-24"), new(0, [])), "limin", At);
        Assert.Equal((null, true, null), (loan.DueOn, loan.IsProvisional, loan.LookOn));

        Assert.True(loan.Recount(Due("2026-09-24")));
        Assert.Equal((Day("2026-10-09"), false, Day("2026-10-10")), (loan.DueOn, loan.IsProvisional, loan.LookOn!.Value));
        Assert.False(loan.Recount(Due("2026-09-24")));
    }

    [Theory]
    [Trait("Clause", "5.11.1")]
    [InlineData("2026-10-09", null, "ISSUED", "2026-10-10")]
    [InlineData("2026-10-10", 0, "OVERDUE", "2026-10-13")]
    [InlineData("2026-10-12", 0, "OVERDUE", "2026-10-13")]
    [InlineData("2026-10-13", 3, "OVERDUE", "2026-10-19")]
    [InlineData("2026-10-18", 3, "OVERDUE", "2026-10-19")]
    [InlineData("2026-10-19", 7, "OVERDUE", null)]
    [InlineData("2026-11-30", 7, "OVERDUE", null)]
    public void A_borrower_is_reminded_at_0_3_and_7_working_days(string today, int? notice, string state, string? lookOn)
    {
        var loan = Issued();

        Assert.Equal(notice is not null, loan.Remind(Calendar, Day(today)));
        Assert.False(loan.Remind(Calendar, Day(today)));

        Assert.Equal((notice, state, lookOn is null ? null : Day(lookOn)), (loan.OverdueNotice, loan.State.Word(), loan.LookOn));
    }

    [Fact]
    [Trait("Clause", "5.11.1")]
    public void A_page_less_is_an_incident_and_counts_the_days_late()
    {
        var loan = Issued();

        loan.Return(new(11, "缺第7页", "limin", Day("2026-10-13"), At), Calendar);

        Assert.Equal(("INCIDENT", 11, 3), (loan.State.Word(), loan.PagesReturned!.Value, loan.DaysLate));
        Assert.Contains(Loan.PagesDiffer, loan.Findings);
        Refused.With("LOAN_NOT_OUT", () => loan.Return(new(12, null, "limin", Day("2026-10-13"), At), Calendar));
    }

    [Fact]
    [Trait("Clause", "5.11.1")]
    public void Pages_that_differ_from_the_inventory_are_found_when_it_is_handed_out()
    {
        var loan = Approved();
        loan.Issue(11, "C", Due("2026-09-24"), "limin", At);
        loan.Return(new(11, null, "limin", Day("2026-09-28"), At), Calendar);

        Assert.Equal(("RETURNED", Loan.PagesDiffer), (loan.State.Word(), Assert.Single(loan.Findings)));
    }

    [Fact]
    [Trait("Clause", "AMB-19")]
    public void A_loan_is_renewed_once_from_the_day_of_renewal_and_not_when_overdue_or_recalled()
    {
        var loan = Issued();
        loan.Renew(LendingTerm.Default, Due("2026-10-08"));
        Assert.Equal((1, Day("2026-10-14")), (loan.Renewals, loan.DueOn!.Value));
        Refused.With("RENEWALS_USED_UP", () => loan.Renew(LendingTerm.Default, Due("2026-10-09")));

        Refused.With("LOAN_NOT_RENEWABLE", () => Issued().Renew(LendingTerm.Default, Due("2026-10-10")));
        Refused.With("LOAN_NOT_RENEWABLE", () => Issued(LoanMode.ConsultOnSite).Renew(LendingTerm.Default, Due("2026-09-24")));
        Refused.With("LOAN_NOT_OUT", () => Approved().Renew(LendingTerm.Default, Due("2026-09-24")));
        var recalled = Issued();
        recalled.Recall("诉讼需要", Day("2026-09-28"), At);
        Refused.With("LOAN_NOT_RENEWABLE", () => recalled.Renew(LendingTerm.Default, Due("2026-09-28")));
        Refused.With("LOAN_RECALLED", () => recalled.Recall("诉讼需要", Day("2026-09-28"), At));
        Assert.Equal(Day("2026-09-28"), recalled.DueOn);
    }

    [Theory]
    [Trait("Clause", "5.1.5")]
    [InlineData("B", true)]
    [InlineData("A", true)]
    [InlineData("C", false)]
    public void A_raise_above_what_was_agreed_to_voids_the_approval_and_calls_the_volume_back(string level, bool isRaise)
    {
        var (approved, issued, requested) = (Approved(), Issued(), Requested());

        Assert.Equal((isRaise, isRaise, false), (approved.FollowLevel(level, Day("2026-09-28")), issued.FollowLevel(level, Day("2026-09-28")), requested.FollowLevel(level, Day("2026-09-28"))));
        Assert.False(issued.FollowLevel(level, Day("2026-09-28")));

        Assert.Equal(isRaise ? ("VOID", "RECALLED") : ("APPROVED", "ISSUED"), (approved.State.Word(), issued.State.Word()));
        Assert.Equal(isRaise ? [Loan.LevelRaised] : [], issued.Findings);
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public void What_was_raised_after_the_approval_is_not_handed_out()
    {
        Refused.With("APPROVAL_VOID", () => Approved().Issue(12, "B", Due("2026-09-24"), "limin", At));
        var followed = Approved();
        followed.FollowLevel("B", Day("2026-09-24"));
        Refused.With("APPROVAL_VOID", () => followed.Issue(12, "B", Due("2026-09-24"), "limin", At));
    }

    [Fact]
    [Trait("Clause", "5.11.1")]
    [Trait("Clause", "AMB-19")]
    public void Who_agrees_depends_on_mode_and_level()
    {
        Requested(LoanMode.ConsultOnSite).Approve(DepartmentHead, "C", null, At);
        Requested(LoanMode.ConsultOnSite).Approve(OfficeHead, "A", null, At);
        Refused.With("NOT_DEPARTMENT_HEAD", () => Requested(LoanMode.ConsultOnSite).Approve(Anybody, "C", null, At));
        Refused.With("NOT_DEPARTMENT_HEAD", () => Requested(LoanMode.ConsultOnSite).Approve(DepartmentHead, "B", null, At));
        Refused.With("NOT_PERMITTED_OUT", () => Requested().Approve(DepartmentHead, "C", null, At));
        Refused.With("NOT_PERMITTED_OUT", () => Requested().Approve(OfficeHead, "B", null, At));
        Refused.With("NOT_PERMITTED_OUT", () => Requested().Refuse(DepartmentHead, "C", "不必", At));
        Refused.With("LOAN_SELF_APPROVAL", () => Requested().Approve(OfficeHead with { Person = "sunqi" }, "C", null, At));
        Refused.With("LOAN_DECIDED", () => Approved().Approve(OfficeHead, "C", null, At));
    }

    [Fact]
    [Trait("Clause", "5.11.1")]
    public void Nothing_leaves_without_permission()
    {
        Refused.With("NOT_PERMITTED_OUT", () => Requested().Issue(12, "C", Due("2026-09-24"), "limin", At));
        Refused.With("NOT_PERMITTED_OUT", () => Requested(level: "B"));
        Refused.With("LOAN_NOT_APPROVED", () => Requested(LoanMode.ConsultOnSite).Issue(12, "C", Due("2026-09-24"), "limin", At));
        Refused.With("LOAN_NOT_APPROVED", () => Issued().Issue(12, "C", Due("2026-09-24"), "limin", At));
        Refused.With("PURPOSE_REQUIRED", () => Loan.Request(new(Guid.Empty, Guid.Empty, "LN-2026-0001"), Volume("C"), LoanMode.LendOut, null, new("sunqi", "SALES"), At));
    }

    [Theory]
    [InlineData(7, "LN-2026-0007")]
    [InlineData(12345, "LN-2026-12345")]
    public void Numbers_have_four_digits_or_more(int serial, string number) => Assert.Equal(number, LoanIdentity.NumberOf(2026, serial));

    private static Loan Requested(LoanMode mode = LoanMode.LendOut, string level = "C") =>
        Loan.Request(new(Guid.Empty, Guid.Empty, "LN-2026-0001"), Volume(level), mode, "核对合同", new("sunqi", "SALES"), At);

    private static Loan Approved(LoanMode mode = LoanMode.LendOut)
    {
        var loan = Requested(mode);
        loan.Approve(OfficeHead, "C", null, At);
        return loan;
    }

    private static Loan Issued(LoanMode mode = LoanMode.LendOut)
    {
        var loan = Approved(mode);
        loan.Issue(12, "C", LendingTerm.Default.DueOf(mode, Day("2026-09-24"), Calendar), "limin", At);
        return loan;
    }

    private static LentVolume Volume(string level) => new(Guid.Empty, Guid.Empty, "S001-ZY·KH·YHY-B03U2R1503", "A1", 12, level);

    private static LoanDue Due(string from) => LendingTerm.Default.DueOf(LoanMode.LendOut, Day(from), Calendar);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<NotedDay> Off(string first, string last, string name) =>
        Enumerable.Range(0, Day(last).DayNumber - Day(first).DayNumber + 1).Select(offset => new NotedDay(Day(first).AddDays(offset), DayKind.Holiday, name));
}
