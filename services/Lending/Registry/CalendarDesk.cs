using ArchivePlatform.Lending.Domain;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Registry;

/// <summary>Answers by which calendar and which policy a period is counted.</summary>
internal static class CalendarDesk
{
    /// <summary>The highest edition announced; before the first one without any year, by which every due day is provisional.</summary>
    public static async Task<WorkingCalendar> CalendarAsync(this LendingDb db, CancellationToken ct) =>
        (await db.KnownCalendars.AsNoTracking().OrderByDescending(row => row.Edition).FirstOrDefaultAsync(ct))?.ToCalendar() ?? new(0, []);

    /// <summary>What the company's policy in force on a day says of lending (AMB-19).</summary>
    public static async Task<LendingTerm> TermAsync(this LendingDb db, Guid companyId, DateOnly on, CancellationToken ct) =>
        (await db.KnownPolicies.AsNoTracking().Where(policy => policy.CompanyId == companyId).InForceOn(on).FirstOrDefaultAsync(ct))?.Term ?? LendingTerm.Default;
}
