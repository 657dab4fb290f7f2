using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArchivePlatform.Dossiers.Storage;

/// <summary>Small values that are only ever read and written whole lie in one <c>jsonb</c> column.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <summary>Stores the property as <c>jsonb</c>; its value never changes in place.</summary>
    internal static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) where T : class => property
        .HasColumnType("jsonb")
        .HasConversion(
            value => JsonSerializer.Serialize(value, Form),
            text => JsonSerializer.Deserialize<T>(text, Form)!,
            new ValueComparer<T>((one, other) => ReferenceEquals(one, other), value => value.GetHashCode(), value => value));
}
