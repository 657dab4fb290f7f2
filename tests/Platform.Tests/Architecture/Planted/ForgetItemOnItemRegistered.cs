using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.ServiceKit.Messaging;

namespace ArchivePlatform.Platform.Tests.Architecture.Planted;

/// <summary>Planted: an effect no Program registers, and that it inherits.</summary>
internal sealed class ForgetItemOnItemRegistered : Forget<ItemRegistered>;

/// <summary>No effect by itself: nobody can make one.</summary>
internal abstract class Forget<TMessage> : IEffectOn<TMessage> where TMessage : class
{
    public Task ApplyAsync(TMessage message, Arrival arrival, CancellationToken ct) => Task.CompletedTask;
}
