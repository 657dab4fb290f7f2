using System.Diagnostics.Metrics;
using System.Security.Cryptography.X509Certificates;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace ArchivePlatform.Gateway.Forwarding;

/// <summary>What only the gateway can tell of: the replicas behind it as it sees them, and the end of its certificate.</summary>
internal sealed class GatewayNumbers(IMeterFactory meters, IProxyStateLookup proxy, IConfiguration configuration) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create("ArchivePlatform");
        meter.CreateObservableGauge("archive.gateway.replicas", Replicas, null, "Replicas that are asked, by service and whether they answer.");
        if (configuration["Kestrel:Certificates:Default:Path"] is { Length: > 0 } certificate)
            meter.CreateObservableGauge("archive.gateway.certificate.end", () => EndOf(certificate), "s", "When the certificate ends, seconds since 1970.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<Measurement<long>> Replicas() =>
        from cluster in proxy.GetClusters()
        from state in new[] { (Name: "answers", Answers: true), (Name: "silent", Answers: false) }
        select new Measurement<long>(
            cluster.Destinations.Values.Count(replica => replica.Health.Active != DestinationHealth.Unhealthy == state.Answers),
            new("service", cluster.ClusterId),
            new("state", state.Name));

    private static double EndOf(string file)
    {
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
        return new DateTimeOffset(certificate.NotAfter.ToUniversalTime()).ToUnixTimeSeconds();
    }
}
