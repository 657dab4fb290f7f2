using ArchivePlatform.Handovers.Domain;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArchivePlatform.Handovers.Storage;

internal static class CodeMapping
{
    /// <summary>Stores an enum as its code word, which people can read in the table.</summary>
    public static PropertyBuilder<T> HasCode<T>(this PropertyBuilder<T> property) where T : struct, Enum =>
        property.HasConversion(member => member.Code(), code => Codes.Find<T>(code)!.Value);
}
