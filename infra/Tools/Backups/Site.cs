using System.Globalization;
using ArchivePlatform.Stack;
using Npgsql;

namespace ArchivePlatform.Tools.Backups;

/// <summary>A checkout with its private servers, from which a backup is taken or into which one is restored.</summary>
internal sealed record Site(string Root)
{
    internal string Local(params string[] parts) => Path.Combine([Root, ".local", .. parts]);

    /// <summary>Where backups are kept unless said otherwise: <c>.backup</c>, or beside the data where that lies elsewhere because the servers' users cannot enter the checkout.</summary>
    internal string Backups => new DirectoryInfo(Local()).LinkTarget is { } elsewhere ? $"{elsewhere}.backup" : Path.Combine(Root, ".backup");

    /// <summary>Runs <c>infra/local/stack</c> of the site and answers what it printed.</summary>
    internal async Task<string> StackAsync(CancellationToken ct, params string[] words) =>
        (await Command.RunAsync(Path.Combine(Root, "infra", "local", "stack"), words, ct)).Trim();

    /// <summary>Opens a database as the administrator.</summary>
    internal async Task<NpgsqlConnection> OpenAsync(string database, CancellationToken ct)
    {
        var settings = EnvFile.Read(Local("stack.env"));
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = Servers.Host,
            Port = int.Parse(settings["ARCHIVE_PG_PORT"], CultureInfo.InvariantCulture),
            Database = database,
            Username = settings["ARCHIVE_PG_ADMIN"],
            Password = settings["ARCHIVE_PG_ADMIN_PASSWORD"],
            Pooling = false,
        }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    /// <summary>The keys of an instance's services to their buckets, by service.</summary>
    internal IReadOnlyDictionary<string, StoreKey> Buckets(string instance) =>
        Directory.Exists(Local("instances", instance, "s3"))
            ? Directory.EnumerateFiles(Local("instances", instance, "s3"), "*.env").ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => StoreKey.Of(EnvFile.Read(file)))
            : new Dictionary<string, StoreKey>();
}
