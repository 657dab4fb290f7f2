namespace ArchivePlatform.ServiceKit.Access;

/// <summary>Something that only some people of its company may read (clauses 5.1.5, 5.9).</summary>
public interface IGuarded
{
    /// <summary>The owning company.</summary>
    Guid CompanyId { get; }

    /// <summary>Codes of the departments it concerns: who made it, gave it, received it or holds it.</summary>
    IReadOnlyList<string> Departments { get; }

    /// <summary><c>A</c>, <c>B</c> or <c>C</c>, as it counts for readers now.</summary>
    string AccessLevel { get; }

    /// <summary>Ids of those who may read it whatever their clearance and department; empty at level C.</summary>
    IReadOnlyList<string> Viewers { get; }

    /// <summary>Its audit trail, for example <c>dossier/0192…</c>.</summary>
    string Subject { get; }
}
