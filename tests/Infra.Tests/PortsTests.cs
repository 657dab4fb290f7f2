using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Infra.Tests;

/// <summary>Ports of instances that run side by side.</summary>
public sealed class PortsTests
{
    // So many that, drawn without regard to each other, some would be the same in all but one of ten thousand runs.
    private const int Replicas = 300;

    [Fact]
    public async Task No_two_instances_get_the_same_port_though_neither_listens_yet()
    {
        var ct = TestContext.Current.CancellationToken;
        await Servers.StartAsync(ct, "postgres", "rabbitmq");
        var (one, other) = (Instance.Named("portsone"), Instance.Named("portsother"));
        try
        {
            Assert.Empty(PortsOf(one).Intersect(PortsOf(other)));
        }
        finally
        {
            await Instance.DropAsync(one.Name, ct);
            await Instance.DropAsync(other.Name, ct);
        }
    }

    private static List<int> PortsOf(Instance instance) =>
        [.. Enumerable.Range(1, Replicas).Select(replica => ServiceProcess.Of(instance, Service.Gateway, replica).Address.Port)];
}
