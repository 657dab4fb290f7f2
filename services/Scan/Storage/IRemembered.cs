using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Scanning.Storage;

/// <summary>A row that holds the newest state another service announced of one subject.</summary>
internal interface IRemembered<in TMessage> : IVersioned
{
    /// <summary>The subject's id.</summary>
    Guid Id { get; init; }

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    void Take(TMessage state);
}
