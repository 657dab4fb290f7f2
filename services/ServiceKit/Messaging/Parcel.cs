using MassTransit;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>A message as it came off its queue.</summary>
/// <param name="Owner">The user that published it, as the broker verified; empty where the message names none.</param>
internal sealed record Parcel<TMessage>(Guid Id, TMessage Message, string Owner, string? TraceParent, Func<byte[]> Envelope) where TMessage : class
{
    internal static Parcel<TMessage> Of(ConsumeContext<TMessage> context)
    {
        var properties = context.TryGetPayload<RabbitMqBasicConsumeContext>(out var basic) ? basic.Properties : null;
        return new Parcel<TMessage>(
            context.MessageId ?? Guid.Empty,
            context.Message,
            properties?.UserId ?? "",
            context.ReceiveContext.TransportHeaders.Get<string>("traceparent"),
            context.ReceiveContext.Body.GetBytes);
    }
}

/// <summary>A message kept in the waiting room or among the parked ones.</summary>
internal sealed record StoredMessage(Guid Id, string Queue, byte[] Envelope, string Owner, string? TraceParent, int Attempts, DateTimeOffset FirstAt)
{
    /// <summary>What it waited for when it was taken out; empty where it waited for nothing.</summary>
    internal string Subject { get; init; } = "";
}
