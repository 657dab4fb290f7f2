using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Identities.Domain;

/// <summary>A program or scanning station that acts by itself, with rights of its own (clauses 4.1, 5.1.6).</summary>
public sealed class Machine : IVersioned
{
    private Machine(string id, string kind, string name, DateTimeOffset createdAt)
    {
        Id = id;
        Kind = kind;
        Name = name;
        CreatedAt = createdAt;
    }

    /// <summary>Its client id and <c>sub</c>.</summary>
    public string Id { get; private set; }

    /// <summary><c>PROGRAM</c> or <c>STATION</c>.</summary>
    public string Kind { get; private set; }

    public string Name { get; private set; }

    public Rights Rights { get; private set; } = Rights.None("");

    public bool IsDisabled { get; private set; }

    /// <summary>True for a program of the demonstration; production refuses to start with any.</summary>
    public bool IsDemonstration { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Earliest time of a token that may still be believed.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <inheritdoc/>
    public long Version { get; private set; } = 1;

    /// <summary>Registers a program.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>ROLE_NOT_FOR_MACHINES</c></exception>
    public static Machine Program(string? id, string? name, Rights rights, DateTimeOffset now) =>
        new(SubjectId.Of(id), "PROGRAM", Valid.Text(name, 100, "name"), now) { Rights = rights.ForMachine() };

    /// <summary>Registers a program of the demonstration.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>ROLE_NOT_FOR_MACHINES</c></exception>
    public static Machine Demonstration(string? id, string? name, Rights rights, DateTimeOffset now)
    {
        var program = Program(id, name, rights, now);
        program.IsDemonstration = true;
        return program;
    }

    /// <summary>Registers a scanning station, which takes its secret by a one-time code.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>ROLE_NOT_FOR_MACHINES</c></exception>
    public static Machine Station(string? id, string? name, Rights rights, DateTimeOffset now) =>
        new(SubjectId.Of(id), "STATION", Valid.Text(name, 100, "name"), now) { Rights = rights.ForMachine() };

    /// <summary>Gives it other rights; tokens issued before are stale.</summary>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="RuleBroken"><c>ROLE_NOT_FOR_MACHINES</c></exception>
    public bool Grant(Rights rights, DateTimeOffset notBefore)
    {
        if (rights.ForMachine().Matches(Rights))
            return false;
        Rights = rights;
        Turn(notBefore);
        return true;
    }

    /// <summary>Ends its access at once.</summary>
    /// <exception cref="RuleBroken"><c>PERSON_DISABLED</c></exception>
    public void Disable(DateTimeOffset notBefore)
    {
        IdentityRules.PersonDisabled.Require(!IsDisabled, Id);
        IsDisabled = true;
        Turn(notBefore);
    }

    private void Turn(DateTimeOffset notBefore)
    {
        NotBefore = notBefore;
        Version++;
    }
}
