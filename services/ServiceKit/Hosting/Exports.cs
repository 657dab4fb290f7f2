using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>One comparable fact for reconciliation: what it is of, and what is held to be true of it.</summary>
public sealed record ExportLine(string Key, string Value);

/// <summary>A named set of facts a service lets be compared with the others'.</summary>
internal sealed record Export(string Name, Func<IServiceProvider, IAsyncEnumerable<ExportLine>> Read)
{
    internal static Export Of<TDb>(string name, Func<TDb, IQueryable<ExportLine>> query) where TDb : ServiceDb =>
        new(name, services => (IAsyncEnumerable<ExportLine>)query(services.GetRequiredService<TDb>()));
}
