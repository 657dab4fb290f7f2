using Npgsql;

namespace ArchivePlatform.Stack;

/// <summary>Gives the parts of an instance exactly the settings their containers would have; only where things are, and secrets of what is there, come from the checkout's own servers.</summary>
/// <remarks>A name misspelt in <c>docker-compose.yml</c> so keeps its part from starting, here as in a container.</remarks>
public static class ComposedSettings
{
    /// <summary>Beginnings of the settings that say where something is.</summary>
    private static readonly string[] Places =
    [
        "RabbitMq__Host", "RabbitMq__Port", "RabbitMq__VirtualHost", "RabbitMq__Password", "RabbitMq__TopologyPassword", "Platform__RuntimeRole",
        "Auth__Issuer", "Auth__MetadataAddress", "Identity__Issuer", "Identity__Demonstration__", "Gateway__AllowedHosts__0", "ReverseProxy__",
        "Storage__",
    ];

    /// <summary>Writes them over the instance's own.</summary>
    public static void Write(Instance instance, Composition composition)
    {
        foreach (var part in Service.Parts)
        {
            var place = EnvFile.Read(instance.MigrationSettings(part));
            EnvFile.Write(instance.RunningSettings(part), Moved(composition.EnvironmentOf(part.Name), place));
            EnvFile.Write(instance.MigrationSettings(part), Moved(composition.EnvironmentOf($"{part.Name}-migrate"), place));
        }
    }

    private static Dictionary<string, string> Moved(IReadOnlyDictionary<string, string> composed, IReadOnlyDictionary<string, string> place) =>
        composed.ToDictionary(setting => setting.Key, setting => Moved(setting.Key, setting.Value, place), StringComparer.Ordinal);

    private static string Moved(string name, string value, IReadOnlyDictionary<string, string> place)
    {
        if (name.StartsWith("ConnectionStrings__", StringComparison.Ordinal) && place.TryGetValue(name, out var connection))
            return Moved(new NpgsqlConnectionStringBuilder(value), new NpgsqlConnectionStringBuilder(connection));
        return Places.Any(start => name.StartsWith(start, StringComparison.Ordinal)) ? place.GetValueOrDefault(name, value) : value;
    }

    private static string Moved(NpgsqlConnectionStringBuilder composed, NpgsqlConnectionStringBuilder place)
    {
        (composed.Host, composed.Port, composed.Database) = (place.Host, place.Port, place.Database);
        (composed.Username, composed.Password) = (place.Username, place.Password);
        return composed.ConnectionString;
    }
}
