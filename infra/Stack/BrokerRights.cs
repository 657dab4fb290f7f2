namespace ArchivePlatform.Stack;

/// <summary>One broker user for each service, the same in all virtual hosts, so that a message's verified user says which service sent it.</summary>
internal static class BrokerRights
{
    /// <summary>The user that may shape a virtual host; only <c>migrate</c> uses it.</summary>
    internal const string TopologyUser = "topology";

    private const string All = ".*";

    internal static string Secret(string user) => Secrets.Named("broker", user);

    internal static async Task GrantAsync(BrokerAdministration broker, string host, CancellationToken ct)
    {
        await broker.VirtualHostAsync(host, ct);
        await broker.UserAsync(TopologyUser, Secret(TopologyUser), ct);
        await broker.RightsAsync(host, TopologyUser, All, All, All, ct);
        await Parallel.ForEachAsync(Service.All, ct, async (service, each) =>
        {
            await broker.UserAsync(service.Name, Secret(service.Name), each);
            await broker.RightsAsync(host, service.Name, Configure(service), Write(service), Read(service), each);
        });
    }

    private static string Configure(Service service) => $"^{service.Name}-.*$";

    private static string Write(Service service) =>
        $@"^({service.Name}-.*|ArchivePlatform\.Contracts\.{service.ContractNamespace}:.*)$";

    private static string Read(Service service) =>
        $@"^({service.Name}-.*|ArchivePlatform\.Contracts\..*|[a-z]+-(replay|rights))$";
}
