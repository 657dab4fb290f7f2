using System.Globalization;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Testing;

/// <summary>One service of the test's platform, which a test may kill and start again.</summary>
public sealed class RunningService(Instance instance, Service service)
{
#if DEBUG
    internal const string Configuration = "Debug";
#else
    internal const string Configuration = "Release";
#endif

    /// <summary>The process of the first replica.</summary>
    public ServiceProcess Process => Replica(1);

    /// <summary>The process of a replica, from 1.</summary>
    public ServiceProcess Replica(int number) => ServiceProcess.Of(instance, service, number);

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="failpoint">Place at which it shall die, for example <c>outbox.after-commit</c>; test builds only.</param>
    public Task StartAsync(
        string? failpoint = null, int replica = 1, IReadOnlyDictionary<string, string>? settings = null, CancellationToken ct = default) =>
        Replica(replica).StartAsync(Configuration, ct, Settings(failpoint, settings));

    /// <summary>Starts it armed with a fail point that may strike before it is ready; does not wait for that.</summary>
    public Task LaunchAsync(string failpoint, CancellationToken ct = default) =>
        Process.LaunchAsync(Configuration, Settings(failpoint, null), ct);

    /// <summary>Asks it to end and waits.</summary>
    public Task StopAsync(int replica = 1, CancellationToken ct = default) => Replica(replica).StopAsync(ct);

    /// <summary>Ends it at once.</summary>
    public Task Kill9Async(int replica = 1, CancellationToken ct = default) => Replica(replica).Kill9Async(ct);

    /// <summary>Waits until it has died of its fail point.</summary>
    public Task DiedAsync(TimeSpan? within = null, CancellationToken ct = default) => Eventually.Holds(
        string.Create(CultureInfo.InvariantCulture, $"{service} dies of its fail point"),
        () => Task.FromResult(Process.Running is null), within, ct);

    private static Dictionary<string, string> Settings(string? failpoint, IReadOnlyDictionary<string, string>? settings)
    {
        var all = new Dictionary<string, string>(settings ?? new Dictionary<string, string>());
        if (failpoint is not null)
            all["FAILPOINT"] = $"{failpoint}:kill9";
        return all;
    }
}
