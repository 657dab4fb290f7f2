using System.Globalization;
using ArchivePlatform.Stack;
using Npgsql;

namespace ArchivePlatform.Identities.Tests.Starting;

/// <summary>A second issuer with a database of its own, as another installation would run it.</summary>
internal sealed class OtherIssuer : IAsyncDisposable
{
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private static readonly Service Identity = Service.Named("identity");

    private OtherIssuer(Instance instance) => Instance = instance;

    public Instance Instance { get; }

    public ServiceProcess Process => ServiceProcess.Of(Instance, Identity);

    /// <summary>The issuer with an empty database, not started.</summary>
    public static async Task<OtherIssuer> EmptyAsync(CancellationToken ct)
    {
        var instance = await Instance.ProvisionAsync(string.Create(CultureInfo.InvariantCulture, $"t{Environment.ProcessId}{Random.Shared.Next(1000, 10000)}"), ct);
        ProcessMark.Own.Write(instance.Path("owner"));
        await instance.MigrateAsync(Configuration, ct, Identity);
        return new OtherIssuer(instance);
    }

    /// <summary>Starts it; a setting given as empty is taken away.</summary>
    public Task StartAsync(CancellationToken ct, IReadOnlyDictionary<string, string>? settings = null) => Process.StartAsync(Configuration, ct, settings);

    /// <summary>Counts by a question to its database.</summary>
    public async Task<long> CountAsync(string question, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(Instance.AdminConnection(Identity));
        await using var command = database.CreateCommand(question);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    public async ValueTask DisposeAsync() => await Instance.DropAsync(Instance.Name, CancellationToken.None);
}
