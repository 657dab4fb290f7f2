using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Mono.Cecil;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Architecture;

/// <remarks>
/// Of the kit an aggregate may know the rules it decides by, that it has a version or is a revision, how secret it is, who has which duty and how working
/// days are counted, nothing that runs.
/// </remarks>
public sealed class DomainTests
{
    private const string Folder = ".Domain";

    private static readonly HashSet<string?> PlainWords =
    [
        typeof(IVersioned).FullName, typeof(IRevision).FullName, typeof(IGuarded).FullName, typeof(Concerned).FullName, typeof(Levels).FullName,
        typeof(DutyRole).FullName, typeof(Delegation).FullName, typeof(Trust).FullName, typeof(Duties).FullName, typeof(Keeper).FullName,
        typeof(WorkingCalendar).FullName, typeof(CalendarYear).FullName, typeof(CompanyDays).FullName, typeof(DueDate).FullName, typeof(CalendarStep).FullName,
        typeof(DayKind).FullName, typeof(NotedDay).FullName,
    ];

    [Fact]
    public void The_domain_of_a_service_knows_only_System_and_the_plain_words_of_the_kit() =>
        Assert.All(BuiltService.All, service => Found.Nothing(DomainOf(service.Module), Violations));

    [Fact]
    public void A_domain_type_that_knows_the_bus_is_named() =>
        Found.Only("Domain.Announcer knows ArchivePlatform.ServiceKit.Messaging.NotYet", Violations(DomainOf(Here.Module)));

    private static IEnumerable<string> Violations(IReadOnlyCollection<TypeDefinition> domain) =>
        from type in domain
        from known in TypeReferences.Of(type)
        where !MayKnow(type, known)
        select $"{type.FullName} knows {known.FullName}";

    private static bool MayKnow(TypeDefinition type, TypeReference known) =>
        $"{known.Namespace}.".StartsWith("System.", StringComparison.Ordinal)
        || known.Namespace == typeof(Rule).Namespace
        || PlainWords.Contains(known.FullName)
        || $"{known.Namespace}.".StartsWith(DomainNamespace(type) + ".", StringComparison.Ordinal)
        || (known.Namespace.Length == 0 && known.Name.StartsWith('<'));

    private static string DomainNamespace(TypeDefinition type) =>
        type.Namespace[..(type.Namespace.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)];

    private static List<TypeDefinition> DomainOf(ModuleDefinition module) =>
        [.. module.Types.Where(type => $"{type.Namespace}.".Contains(Folder + ".", StringComparison.Ordinal))];
}
