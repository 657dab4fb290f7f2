using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.ServiceKit.Messaging;

namespace ArchivePlatform.Platform.Tests.Architecture.Planted;

/// <summary>Planted: an effect no Program registers.</summary>
internal sealed class ForgetItemOnItemRegistered : IEffectOn<ItemRegistered>
{
    public Task ApplyAsync(ItemRegistered message, Arrival arrival, CancellationToken ct) => Task.CompletedTask;
}
