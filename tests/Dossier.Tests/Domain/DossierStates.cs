using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.ServiceKit.Problems;
using Xunit;

namespace ArchivePlatform.Dossiers.Tests.Domain;

/// <summary>Given-states of the registry, named in words.</summary>
internal static class DossierStates
{
    internal const string Number = "S001-ZY·KH·YHY-B03U2R1503";

    internal static readonly DateOnly Today = new(2026, 10, 9);
    internal static readonly DateTimeOffset Now = new(2026, 10, 9, 2, 0, 0, TimeSpan.Zero);
    internal static readonly Policy Defaults = new(PolicyKeys.Defaults);

    private static int ids;

    internal static Guid NewId() => new(Interlocked.Increment(ref ids), 0, 0, new byte[8]);

    internal static OrganisationDraft Organisation(string custodian = "GMO", params string[] departments) => new(
        Today,
        custodian,
        [.. (departments.Length > 0 ? departments : ["GMO", "SALES"]).Select(code => new Department(code, $"部门{code}", []))]);

    internal static PolicyDraft Revision(params (string Key, string Value)[] values) => new(
        Today, "首次发布", "李敏", "王强", "陈总", values.ToDictionary(entry => entry.Key, entry => entry.Value));

    internal static Company SetUp(PolicyDraft? policy = null) =>
        Company.SetUp(NewId(), new("SZ01", "深圳市悦海房地产有限公司", "S001"), Organisation(), policy ?? Revision());

    internal static Project Yhy() => Project.Register(NewId(), NewId(), "SZ01", "YHY", "悦海园");

    internal static Property Home(string code = "B03U2R1503", string usage = "RESIDENTIAL") =>
        Property.Register(NewId(), Yhy(), new(code, "悦海园3栋2单元1503", usage), Defaults.PropertyPattern);

    internal static Dossier Working(string usage = "RESIDENTIAL") => Dossier.Open(NewId(), Home(usage: usage), Today);

    internal static Dossier Numbered(string usage = "RESIDENTIAL")
    {
        var dossier = Working(usage);
        dossier.Formalise("S001", Defaults.Numbering, new("GMO", 1), Today);
        return dossier;
    }

    internal static CustodyStep Step(int hop, string department = "GMO", string? team = null) =>
        new(hop, department, team, $"HO-2026-{hop:0000}", Now.AddDays(hop));

    internal static KnownItem Item(string group = "A", int pages = 3, string level = "C", params string[] viewers) => new()
    {
        ItemId = NewId(),
        CompanyId = NewId(),
        PropertyId = NewId(),
        DepartmentCode = "SALES",
        InterimNo = "SALES-000451",
        Category = "SALES",
        Subtype = "SUBSCRIPTION_LETTER",
        Group = group,
        Carrier = "PAPER",
        Title = "认购书",
        DocumentDate = Today,
        ResponsibleParty = "项目销售组",
        Pages = pages,
        SecurityLevel = level,
        Viewers = viewers,
        Version = 1,
    };

    internal static NumberSeries Series(string group = "A", int last = 0) => new("SZ01", NumberTemplate.SeriesOf(Number, group), last);

    /// <summary>Arranges a fresh item that the archive holds, into the group's open volume where none is named.</summary>
    internal static InventoryLine Arrange(this Dossier dossier, NumberSeries series, string group = "A", string? volume = null, int pages = 3)
    {
        var item = Item(group, pages);
        return dossier.Arrange(Placed(dossier.Receive(item, Step(2)), item, group, volume), series);
    }

    internal static Placement Placed(Accession accession, KnownItem item, string group = "A", string? volume = null) =>
        new(accession, item, Defaults.Group(group), volume, "GMO") { LineId = NewId(), VolumeId = NewId() };

    /// <summary>The code with which an act is refused.</summary>
    internal static string Refusal(Action act) => Assert.Throws<RuleBroken>(act).Rule.Code;
}
