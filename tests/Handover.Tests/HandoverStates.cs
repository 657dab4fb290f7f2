using ArchivePlatform.Handovers.Calendars;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Time;

namespace ArchivePlatform.Handovers.Tests;

/// <summary>Given-states in words: who acts, what stands where.</summary>
internal static class HandoverStates
{
    public static readonly Guid Company = Guid.Parse("01990000-0000-7000-8000-000000000001");
    public static readonly Guid Property = Guid.Parse("01990000-0000-7000-8000-000000000002");
    public static readonly Guid Sale = Guid.Parse("01990000-0000-7000-8000-000000000003");

    public static readonly Party SalesTeam = new("SALES", "SALES_TEAM:YHY");
    public static readonly Party ClientAffairs = new("SALES", "CLIENT_AFFAIRS");
    public static readonly Party Archive = new("GMO", null);

    public static readonly Member Giver = new("zhang.wei", ["SALES"]);
    public static readonly Member Receiver = new("li.na", ["SALES"]);
    public static readonly Member Archivist = new("wang.fang", ["GMO"]);
    public static readonly Member Stranger = new("zhao.lei", ["LEGAL"]);

    public static readonly WorkingCalendar Calendar = CalendarFile.Shipped().ToCalendar();

    /// <summary>10:00 Shanghai time on a day, <paramref name="minutes"/> later.</summary>
    public static DateTimeOffset At(string day, int minutes = 0) =>
        new DateTimeOffset(Day(day), new TimeOnly(2, 0), TimeSpan.Zero).AddMinutes(minutes);

    /// <summary>The same in local archive time.</summary>
    public static DateTime Local(string day, int minutes = 0) => Day(day).ToDateTime(new TimeOnly(10, 0)).AddMinutes(minutes);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static Guid Item(int number) => new(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);

    public static OfferedItem Offered(int number, Party? holder = null, int pages = 3) =>
        new(Item(number), Property, Sale, pages, holder ?? SalesTeam);

    public static Dictionary<Guid, OfferedItem> Items(params int[] numbers) =>
        numbers.Select(number => Offered(number)).ToDictionary(item => item.ItemId);

    public static Batch Draft(params int[] numbers)
    {
        var batch = Batch.Draft(new BatchIdentity(Item(9000), Company, "HO-2026-0031"), SalesTeam, ClientAffairs, Giver, At("2026-09-28"));
        if (numbers.Length > 0)
            batch.List([.. numbers.Select(number => Offered(number))], Giver);
        return batch;
    }

    public static Batch Submitted(params int[] numbers)
    {
        var batch = Draft(numbers);
        batch.Submit(Items(numbers), Giver, officerInCharge: true, At("2026-09-29"));
        return batch;
    }

    public static Batch Accepted(params int[] numbers)
    {
        var batch = Submitted(numbers);
        batch.Accept(null, Receiver, At("2026-09-30"));
        return batch;
    }

    public static Batch Returned(params int[] numbers)
    {
        var batch = Submitted(numbers);
        batch.Return([.. numbers.Select(number => new ReturnedItem(Item(number), "缺签名"))], Day("2026-10-13"), Receiver, At("2026-09-30"));
        return batch;
    }

    public static Batch Withdrawn(params int[] numbers)
    {
        var batch = Submitted(numbers);
        batch.Withdraw(Giver);
        return batch;
    }

    public static Subscription Signed(string on, long version = 2) => new(Sale, Company, Property, Day(on), SalesTeam, version);

    public static Obligation Obliged(string signedOn, Term? term = null) => Obligation.Open(Item(8000), Signed(signedOn), term ?? Term.Default);

    /// <summary>An item registered at 10:00 of a day and, where named, submitted an hour later on another.</summary>
    public static CoveredItem Covered(int number, string registered, string? submitted = null, string part = "SUBSCRIPTION_LETTER") =>
        new(Item(number), part, At(registered), Day(registered), submitted is null ? null : new Submission(At(submitted, 60), Local(submitted, 60)));

    /// <summary>Judges without waivers.</summary>
    public static bool Judge(this Obligation obligation, IReadOnlyCollection<CoveredItem> items, DateOnly? cancelledOn, WorkingCalendar calendar, DateTime now) =>
        obligation.Judge(obligation.Owed(items, []), cancelledOn, calendar, now);
}
