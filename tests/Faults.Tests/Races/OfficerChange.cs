using System.Globalization;
using ArchivePlatform.Faults.Tests.Evidence;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Races;

/// <summary>Many name a records officer of one department for one day, each another person: one answers for the material (clause 5.1.6).</summary>
internal sealed class OfficerChange(Platform platform) : Race(platform)
{
    private static readonly string[] Departments = ["ENG", "LEGAL", "FINANCE", "CSC_D"];

    private DateOnly first;

    public override string Service => "intake";

    public override IReadOnlyList<string> Losses { get; } = ["OFFICER_EXISTS", "STALE_VERSION"];

    protected override IReadOnlyList<Person> Rivals { get; } = [People.LiMin, People.ChenZong, People.WangQiang, People.QianYi];

    public override async Task<IReadOnlyList<string>> PrepareAsync(int rounds, Stillness stillness, CancellationToken ct)
    {
        await Platform.Demo.CompanyAsync();
        first = Platform.Demo.Acts.Today.AddYears(1);
        return [.. Enumerable.Range(0, rounds).Select(round => $"{DepartmentOf(round)} {Iso(DayOf(round))}")];
    }

    public override async Task<IReadOnlyList<(string What, Dictionary<string, long> Count)>> EffectsAsync() =>
    [
        ("terms", await CountAsync("""
            select roll.department_code || ' ' || term."from", count(*) from officer_term term join officer_roll roll on roll.id = term.roll_id group by 1
            """)),
        ("audit lines", await CountAsync("""
            select substr(stream, 10) || ' ' || (detail::jsonb ->> 'from'), count(*) from kit.audit_entry where action = 'officer.appoint' group by 1
            """)),
        ("announcements", await CountAsync("""
            select (message ->> 'departmentCode') || ' ' || (message ->> 'from'), count(*)
            from (select convert_from(body, 'UTF8')::jsonb -> 'message' message from kit.journal where type like '%:RecordsOfficerAppointed') told group by 1
            """)),
    ];

    protected override Task<Answer> TryAsync(int round, int caller, Desk desk, string key, CancellationToken ct)
    {
        var (department, day) = (DepartmentOf(round), Iso(DayOf(round)));
        var person = string.Create(CultureInfo.InvariantCulture, $"rival-{caller}");
        return desk.PostAsync("officers", new { departmentCode = department, person, from = day, until = day }, key: key, ct: ct);
    }

    private static string DepartmentOf(int round) => Departments[round % Departments.Length];

    private DateOnly DayOf(int round) => first.AddDays(round / Departments.Length);

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
