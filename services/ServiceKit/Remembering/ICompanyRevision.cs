using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.ServiceKit.Remembering;

/// <summary>A row that holds one revision of a company's organisation or policy.</summary>
public interface ICompanyRevision : IVersioned, IRevision
{
    /// <summary>The company's id, in the key with <see cref="Revision"/>.</summary>
    Guid CompanyId { get; init; }

    /// <summary>From 1.</summary>
    new int Revision { get; init; }
}

/// <summary>A revision as it is announced.</summary>
public interface ICompanyRevision<in TMessage> : ICompanyRevision, IRemembered<TMessage>;
