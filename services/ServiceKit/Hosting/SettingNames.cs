using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>The names of all settings a program reads, as written in its environment; <c>#</c> stands for a number from 0, <c>*</c> for a word of one's own.</summary>
internal static class SettingNames
{
    /// <summary>Read past the options classes: connections, the clock, and what belongs to the framework.</summary>
    private static readonly string[] Others =
    [
        "ConnectionStrings__Database", "ConnectionStrings__Migration", "Clock__OffsetSeconds",
        "Kestrel__Certificates__Default__Path", "Kestrel__Certificates__Default__KeyPath", "ASPNETCORE_URLS", "DOTNET_EnableDiagnostics",
    ];

    /// <summary>Where a program that forwards finds the replicas behind it.</summary>
    private static readonly string[] OfForwarding = ["ReverseProxy__Clusters__*__Destinations__*__Address"];

    internal static IEnumerable<string> Of(IEnumerable<CheckedSettings> sections, IConfiguration configuration) =>
        sections.SelectMany(settings => Below(settings.Section, settings.Type))
            .Concat(Others)
            .Concat(configuration.GetSection("ReverseProxy").Exists() ? OfForwarding : [])
            .Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Below(string name, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsPrimitive || plain.IsEnum || plain == typeof(string) || plain == typeof(Uri) || plain == typeof(TimeSpan))
            return [name];
        if (plain.IsGenericType && plain.GetGenericArguments() is [_, var value])
            return Below(name + "__*", value);
        if (plain.IsAssignableTo(typeof(IEnumerable)))
            return Below(name + "__#", plain.GetGenericArguments()[0]);
        return plain.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null)
            .SelectMany(property => Below($"{name}__{property.Name}", property.PropertyType));
    }
}
