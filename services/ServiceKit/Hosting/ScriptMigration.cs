using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>The <c>migrate</c> run of a program with scripts of its own and no bus: the kit's tables, its own, and the rights to both.</summary>
internal sealed class ScriptMigration(IServiceProvider services, SchemaScripts own) : IMigration
{
    public async Task RunAsync(CancellationToken ct)
    {
        var role = services.GetRequiredService<IOptions<PlatformOptions>>().Value.RuntimeRole
            ?? throw new InvalidOperationException("Platform:RuntimeRole is needed to migrate");
        await using var owner = new NpgsqlConnection(services.GetRequiredService<IConfiguration>().GetConnectionString("Migration"));
        await owner.OpenAsync(ct);
        await KitSchema.ApplyAsync(owner, ct);
        await own.ApplyAsync(owner, ct);
        await KitSchema.GrantAsync(owner, role, ct);
        await own.GrantRowsAsync(owner, role, ct);
    }
}
