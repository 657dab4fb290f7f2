using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ArchivePlatform.Stack;

/// <summary>Gives each service of an instance a port of its own and keeps it.</summary>
internal static class Ports
{
    // Below 20000 where the servers' blocks begin, and far below 32768 where Linux takes ports for clients:
    // a service killed and started again finds its port free.
    private const int First = 12_000;
    private const int Last = 19_999;
    private const int Demonstration = 20;

    /// <summary>The port of one replica: within the checkout's block for the demonstration, else a free one.</summary>
    internal static int Of(Instance instance, Service service, int replica)
    {
        if (instance.Name == Instance.Demonstration)
            return instance.Servers.PortBase + Demonstration + service.Place + (replica - 1) * Service.Parts.Count;
        var kept = instance.Path("ports", $"{service.Name}-{replica}");
        return int.Parse(PrivateFile.Keep(kept, () => Free().ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
    }

    /// <summary>The port at which the replica tells its metrics; a free one, kept.</summary>
    internal static int Metrics(Instance instance, Service service, int replica) =>
        int.Parse(PrivateFile.Keep(instance.Path("ports", $"{service.Name}-{replica}.metrics"), () => Free().ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    private static int Free()
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last + 1);
            if (IsFree(port))
                return port;
        }
        throw new InvalidOperationException($"No free port found between {First} and {Last}.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
