using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.ServiceKit.Remembering;

/// <summary>A row that holds the newest state another service announced of one subject, whose id is its key.</summary>
public interface IRemembered<in TMessage> : IVersioned
{
    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    void Take(TMessage state);
}
