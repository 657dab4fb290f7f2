using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Platform.Tests.Architecture.Planted.Domain;

/// <summary>Planted: a domain type that hides in a body that it knows the bus; the rule it may know.</summary>
internal sealed class Announcer
{
    private readonly List<Announcer> others = [];

    internal Announcer Ask(Rule rule)
    {
        rule.Require(others.Count == 0);
        return others.Count == 0 ? this : throw new NotYet("planted/1", "planted");
    }
}
