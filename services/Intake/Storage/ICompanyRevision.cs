using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Intake.Storage;

/// <summary>A row that holds one revision of a company's organisation or policy.</summary>
internal interface ICompanyRevision : IVersioned, IRevision
{
    Guid CompanyId { get; init; }

    /// <summary>From 1.</summary>
    new int Revision { get; init; }
}

/// <summary>A revision as it is announced.</summary>
internal interface ICompanyRevision<in TMessage> : ICompanyRevision
{
    /// <summary>Takes over what the revision says.</summary>
    void Take(TMessage state);
}
