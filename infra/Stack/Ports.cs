using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ArchivePlatform.Stack;

/// <summary>Gives each service of an instance a port of its own and keeps it; no other instance of the checkout gets the same, on whichever set of servers.</summary>
/// <remarks>That a port is free now says little: another instance may have been given it and not listen yet.</remarks>
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
        return Kept(instance, $"{service.Name}-{replica}");
    }

    /// <summary>The port at which the replica tells its metrics; a free one, kept.</summary>
    internal static int Metrics(Instance instance, Service service, int replica) => Kept(instance, $"{service.Name}-{replica}.metrics");

    /// <summary>Gives back what the instance was given.</summary>
    internal static void Release(Instance instance)
    {
        if (!Directory.Exists(instance.Path("ports")))
            return;
        foreach (var kept in Directory.EnumerateFiles(instance.Path("ports")))
        {
            var claim = Claim(File.ReadAllText(kept));
            if (File.Exists(claim) && File.ReadAllText(claim) == kept)
                File.Delete(claim);
        }
    }

    private static int Kept(Instance instance, string label)
    {
        var kept = instance.Path("ports", label);
        return int.Parse(PrivateFile.Keep(kept, () => Claimed(kept)), CultureInfo.InvariantCulture);
    }

    private static string Claimed(string by)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last + 1);
            var name = port.ToString(CultureInfo.InvariantCulture);
            if (IsFree(port) && PrivateFile.Keep(Claim(name), () => by) == by)
                return name;
        }
        throw new InvalidOperationException($"No free port found between {First} and {Last}.");
    }

    private static string Claim(string port) => Path.Combine(Checkout.Root, ".local", "ports", port);

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
