using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArchivePlatform.Handovers.Storage;

internal static class CodeMapping
{
    /// <summary>Stores an enum as its code word, which people can read in the table.</summary>
    public static PropertyBuilder<T> HasCode<T>(this PropertyBuilder<T> property) where T : struct, Enum =>
        property.HasConversion(member => member.Code(), code => Codes.Find<T>(code)!.Value);

    /// <summary>Stores the end of a due day as people write it.</summary>
    public static PropertyBuilder<Closing> HasClosing(this PropertyBuilder<Closing> property) =>
        property.HasConversion(closing => closing.Text, text => Closing.Read(text));

    /// <summary>Stores a company's own days as two lists.</summary>
    public static void Days(ComplexPropertyBuilder<CompanyDays> days)
    {
        days.Property(row => row.Off).HasColumnName("days_off");
        days.Property(row => row.On).HasColumnName("days_on");
    }
}
