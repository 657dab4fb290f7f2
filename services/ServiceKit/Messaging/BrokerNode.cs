namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>One node of the broker, by its address.</summary>
internal sealed record BrokerNode(string Host, int Port)
{
    /// <summary>Reads <c>host</c> or <c>host:port</c>; null for anything else.</summary>
    /// <param name="otherwise">The port where none is written.</param>
    internal static BrokerNode? Read(string text, int otherwise) =>
        Uri.TryCreate($"amqp://{text.Trim()}", UriKind.Absolute, out var address) && address is { IdnHost.Length: > 0, UserInfo: "", Query: "", Fragment: "", AbsolutePath: "" or "/", Port: not 0 }
            ? new(address.IdnHost, address.Port > 0 ? address.Port : otherwise)
            : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Host}:{Port}";
}
