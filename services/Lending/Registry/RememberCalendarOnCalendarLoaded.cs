using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Lending.Registry;

/// <summary>Keeps the editions of the working-day calendar (AMB-03, decision 0022).</summary>
internal sealed class RememberCalendarOnCalendarLoaded(LendingDb db) : Remember<int, CalendarLoaded, KnownCalendar>(db, message => message.Edition);
