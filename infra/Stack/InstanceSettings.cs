using System.Globalization;
using System.Security.Cryptography;

namespace ArchivePlatform.Stack;

/// <summary>Writes what a service must know to run and to migrate: <c>{service}.env</c> and <c>{service}.migrate.env</c>.</summary>
internal static class InstanceSettings
{
    internal static void Write(Instance instance)
    {
        Checkout.Private(instance.Telemetry);
        foreach (var service in Service.Parts)
        {
            EnvFile.Write(instance.RunningSettings(service), Running(instance, service));
            EnvFile.Write(instance.MigrationSettings(service), Migrating(instance, service));
        }
    }

    private static Dictionary<string, string> Running(Instance instance, Service service)
    {
        var databases = instance.Databases;
        var connection = databases.Connection(service, databases.Runner(service), databases.RunnerSecret(service));
        return new([.. Common(instance, service), .. Bus(instance, service), .. Own(instance, service), .. Small(instance)])
        {
            ["ConnectionStrings__Database"] = $"{connection};Maximum Pool Size=40;No Reset On Close=true",
        };
    }

    /// <summary>Keeps the demonstration's thirteen processes small, where throughput matters less; 4 MiB for what was just allocated.</summary>
    private static Dictionary<string, string> Small(Instance instance) => instance.Name != Instance.Demonstration ? [] : new()
    {
        ["DOTNET_gcServer"] = "0",
        ["DOTNET_GCgen0size"] = "400000",
        ["DOTNET_TieredCompilation"] = "0",
    };

    private static Dictionary<string, string> Bus(Instance instance, Service service) => service == Service.Gateway ? [] : new()
    {
        ["RabbitMq__Host"] = string.Join(',', instance.Servers.BrokerPorts.Select(port => string.Create(CultureInfo.InvariantCulture, $"{Servers.Host}:{port}"))),
        ["RabbitMq__Port"] = instance.Servers.BrokerPort.ToString(CultureInfo.InvariantCulture),
        ["RabbitMq__VirtualHost"] = instance.VirtualHost,
        ["RabbitMq__Username"] = service.Name,
        ["RabbitMq__Password"] = BrokerRights.Secret(service.Name),
    };

    /// <summary>Settings that only one service knows.</summary>
    private static Dictionary<string, string> Own(Instance instance, Service service) => service.Name switch
    {
        "intake" => new()
        {
            ["Intake__IdentityKey"] = Secrets.Named(instance.Name, "identity-key"),
            ["Intake__SealingKeys__0__Name"] = "1",
            ["Intake__SealingKeys__0__File"] = SealingKeyFile(instance, "intake-sealing-key"),
        },
        "scan" => ScanSettings.Of(instance),
        "gateway" => GatewaySettings.Of(instance),
        "identity" => new IdentitySettings(instance).ToDictionary(),
        _ => [],
    };

    /// <summary>A file (0600) with a key of 32 random bytes.</summary>
    private static string SealingKeyFile(Instance instance, string name)
    {
        var file = Path.Combine(Secrets.Folder, instance.Name, name);
        PrivateFile.Keep(file, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return file;
    }

    private static Dictionary<string, string> Migrating(Instance instance, Service service)
    {
        var databases = instance.Databases;
        var settings = new Dictionary<string, string>(Running(instance, service))
        {
            ["ConnectionStrings__Migration"] = databases.Connection(service, databases.Owner(service), databases.OwnerSecret(service)),
            ["Platform__RuntimeRole"] = databases.Runner(service),
        };
        if (service == Service.Gateway)
            return settings;
        settings["RabbitMq__TopologyUsername"] = BrokerRights.TopologyUser;
        settings["RabbitMq__TopologyPassword"] = BrokerRights.Secret(BrokerRights.TopologyUser);
        return settings;
    }

    private static Dictionary<string, string> Common(Instance instance, Service service) => new()
    {
        ["ASPNETCORE_URLS"] = ServiceProcess.AddressOf(instance, service, replica: 1).GetLeftPart(UriPartial.Authority),
        ["Platform__Profile"] = "Demonstration",
        ["Auth__Issuer"] = new IdentitySettings(instance).Issuer,
        ["Auth__Audience"] = DemonstrationIssuer.Audience,
        ["Auth__MetadataAddress"] = new IdentitySettings(instance).MetadataAddress,
        ["Telemetry__Directory"] = instance.Telemetry,
        ["Clock__OffsetSeconds"] = ((long)instance.ClockOffset.TotalSeconds).ToString(CultureInfo.InvariantCulture),
    };
}
