using ArchivePlatform.Faults.Tests.Evidence;
using ArchivePlatform.Faults.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests;

/// <summary>Tests that break the platform: each begins on a whole one and leaves a whole one behind.</summary>
public abstract class FaultTests : PlatformTests
{
    private protected FaultTests(Platform platform) : base(platform)
    {
        Intake = new(platform, "intake");
        Dossier = new(platform, "dossier");
        Handover = new(platform, "handover");
        Stillness = new(platform);
        Journals = new(platform);
        Post = new(platform);
    }

    private protected Rows Intake { get; }

    private protected Rows Dossier { get; }

    private protected Rows Handover { get; }

    private protected Stillness Stillness { get; }

    private protected Journals Journals { get; }

    private protected Post Post { get; }

    /// <summary>The rows of the service of that name.</summary>
    private protected Rows RowsOf(string service) => new(Platform, service);

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await HealAsync();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await Post.DisposeAsync();
        await HealAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Waits until everything announced has arrived everywhere.</summary>
    private protected Task SettledAsync(TimeSpan? within = null) => Stillness.ReachedAsync(Ct, within);

    /// <summary>Restarts a service, armed with a fail point or with other settings.</summary>
    private protected async Task RestartAsync(string service, string? failpoint = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        await Platform.Services[service].Kill9Async(ct: Ct);
        await Platform.Services[service].StartAsync(failpoint, settings: settings, ct: Ct);
    }

    /// <summary>Starts a service that is down, armed with a fail point it dies of at once.</summary>
    private protected async Task StartToDieAsync(string service, string failpoint)
    {
        await Platform.Services[service].LaunchAsync(failpoint, Ct);
        await Platform.Services[service].DiedAsync(TimeSpan.FromSeconds(60), Ct);
    }

    /// <summary>Starts what a test left down; costs nothing where all runs.</summary>
    private async Task HealAsync()
    {
        var down = Platform.Services.Values.Where(service => service.Process.Running is null).ToList();
        if (down.Count == 0)
            return;
        await Servers.StartAsync(CancellationToken.None, "postgres", "rabbitmq");
        await Task.WhenAll(down.Select(service => service.StartAsync(ct: CancellationToken.None)));
    }
}
