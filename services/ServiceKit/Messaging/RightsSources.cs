using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Whose word on rights and levels a service waits for, listed in its Program.</summary>
public sealed class RightsSources
{
    private readonly List<string> services = [];
    private readonly List<RightsNews> news = [];

    internal IReadOnlyList<string> Services => services;

    internal IReadOnlyList<RightsNews> News => news;

    /// <summary>The issuer is heard where it announces what it ends (<c>Auth:AnnouncesRights</c>).</summary>
    internal bool WithIssuer { get; init; } = true;

    /// <summary>The service changes levels; its heartbeat says that everything it announced has left.</summary>
    /// <param name="service">Its name, for example <c>dossier</c>.</param>
    public void From(string service) => services.Add(service);

    /// <summary>The service is the issuer: it ends tokens before their time.</summary>
    /// <typeparam name="TMessage">The contract that says whose.</typeparam>
    public void FromIssuer<TMessage>(string service, Func<TMessage, StaleBefore> read) where TMessage : class
    {
        if (!WithIssuer)
            return;
        From(service);
        news.Add(new(service, ContractOwner.Exchange(typeof(TMessage)), body => read(Envelope.Read<TMessage>(body))));
    }

    internal static string Exchange(string service) => $"{service}-rights";
}

/// <summary>Where a source tells of one end of tokens, and how it is read.</summary>
internal sealed record RightsNews(string Service, string Exchange, Func<ReadOnlyMemory<byte>, StaleBefore> Read);

/// <summary>What a source says each second.</summary>
/// <param name="LagMilliseconds">Age of the oldest announcement about rights that has not left yet; 0 when all have.</param>
/// <param name="Ended">Everybody whose tokens ended within the longest life of a token.</param>
internal sealed record Heartbeat(long LagMilliseconds, IReadOnlyList<StaleBefore> Ended);
