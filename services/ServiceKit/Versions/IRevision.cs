namespace ArchivePlatform.ServiceKit.Versions;

/// <summary>One numbered revision of a company's organisation or policy; it never changes (clause 0).</summary>
public interface IRevision
{
    /// <summary>From 1.</summary>
    int Revision { get; }

    /// <summary>First day in force, local archive date.</summary>
    DateOnly EffectiveOn { get; }
}
