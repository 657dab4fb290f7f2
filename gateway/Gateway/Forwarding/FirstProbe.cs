using Yarp.ReverseProxy.Health;

namespace ArchivePlatform.Gateway.Forwarding;

/// <summary>Lets the gateway listen only once it has asked every replica how it is, so that no first request goes to a dead one.</summary>
internal sealed class FirstProbe(IActiveHealthCheckMonitor monitor, TimeProvider clock) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (!monitor.InitialProbeCompleted && clock.GetElapsedTime(began) < Patience)
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
