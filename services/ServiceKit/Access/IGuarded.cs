namespace ArchivePlatform.ServiceKit.Access;

/// <summary>Something that only some people of its company may read (clause 5.1.5).</summary>
public interface IGuarded
{
    /// <summary>Code of the owning company, for example <c>SZ01</c>.</summary>
    string CompanyCode { get; }

    /// <summary><c>A</c>, <c>B</c> or <c>C</c>, as it counts for readers now.</summary>
    string AccessLevel { get; }

    /// <summary>Ids of those who may read it whatever their clearance; empty at level C.</summary>
    IReadOnlyList<string> Viewers { get; }
}
