using ArchivePlatform.Handovers.Calendars;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Storage;

/// <summary>Tables of the loaded calendar editions.</summary>
internal static class CalendarMapping
{
    public static void Apply(ModelBuilder model)
    {
        var edition = model.Entity<LoadedEdition>();
        edition.ToTable("calendar_edition").HasKey(row => row.Edition);
        edition.Property(row => row.Edition).ValueGeneratedNever();
        model.Entity<LoadedYear>().ToTable("calendar_year").HasKey(row => new { row.Edition, row.Year });
        var day = model.Entity<LoadedDay>();
        day.ToTable("calendar_day").HasKey(row => new { row.Edition, row.On });
        day.Property(row => row.On).HasColumnName("day");
        day.Property(row => row.Kind).HasCode();
    }
}
