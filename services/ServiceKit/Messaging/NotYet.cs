namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>The cause of a message has not arrived; the message waits until <paramref name="subject"/> is settled or its time is up.</summary>
/// <param name="subject">What it waits for, in the words of <see cref="ServiceDb.Settle"/>, for example <c>item/0192…</c>.</param>
public sealed class NotYet(string subject, string why) : Exception(why)
{
    /// <summary>What the message waits for.</summary>
    public string Subject { get; } = subject;
}
