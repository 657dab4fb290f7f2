using System.Text.Json;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArchivePlatform.Intake.Storage;

/// <summary>Small immutable values kept as <c>jsonb</c>.</summary>
internal static class JsonColumn
{
    /// <summary>Stores the value as one document; a value is replaced, never changed in place.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property) where T : class =>
        property
            .HasColumnType("jsonb")
            .HasConversion(
                value => JsonSerializer.Serialize(value, Json.Messages),
                text => JsonSerializer.Deserialize<T>(text, Json.Messages)!,
                new ValueComparer<T>((one, other) => ReferenceEquals(one, other), value => value.GetHashCode(), value => value));
}
