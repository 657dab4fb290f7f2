using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>The <c>migrate</c> run: schema as the owner role, rights of the running role, topology of the broker.</summary>
internal interface IMigration
{
    Task RunAsync(CancellationToken ct);
}

/// <inheritdoc/>
internal sealed class Migration<TDb>(IServiceProvider services) : IMigration where TDb : ServiceDb
{
    public async Task RunAsync(CancellationToken ct)
    {
        var connection = services.GetRequiredService<IConfiguration>().GetConnectionString("Migration")!;
        await using (var owner = new NpgsqlConnection(connection))
        {
            await owner.OpenAsync(ct);
            await KitSchema.ApplyAsync(owner, ct);
        }
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TDb>();
            db.Database.SetConnectionString(connection);
            await db.Database.MigrateAsync(ct);
        }
        await GrantAsync(connection, ct);
        await DeclareAsync(connection, ct);
    }

    private async Task DeclareAsync(string connection, CancellationToken ct)
    {
        var topology = services.GetRequiredService<Topology>();
        await using var owner = new NpgsqlConnection(connection);
        await owner.OpenAsync(ct);
        await topology.DeclareAsync(await TopologyRecord.ReadAsync(owner, ct), ct);
        await TopologyRecord.WriteAsync(owner, topology.Lines, ct);
    }

    private async Task GrantAsync(string connection, CancellationToken ct)
    {
        var role = services.GetRequiredService<IOptions<PlatformOptions>>().Value.RuntimeRole
            ?? throw new InvalidOperationException("Platform:RuntimeRole is needed to migrate");
        await using var owner = new NpgsqlConnection(connection);
        await owner.OpenAsync(ct);
        await KitSchema.GrantAsync(owner, role, ct);
    }
}
