using ArchivePlatform.Intake.Storage;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Personal;

public sealed class MigrationTests(Platform platform) : PlatformTests(platform)
{
    [Fact, Trait("Clause", "AMB-29")]
    public async Task Buyers_of_the_first_release_keep_hash_and_mask_of_their_identity_numbers()
    {
        var name = $"archive_{Platform.Instance.Name}_migrated";
        await RunAsync($"create database {name}");
        try
        {
            await using var db = Of(name);
            await db.GetService<IMigrator>().MigrateAsync("RevisionsByDate", Ct);
            await db.Database.ExecuteSqlRawAsync("""
                insert into sale (id, company_id, property_id, sale_no, signatures, corrections, version)
                values ('01920000-0000-7000-8000-000000000001', gen_random_uuid(), gen_random_uuid(), 'A1', '[]', '[]', 1);
                insert into sale_buyer (sale_id, seq, name, id_type, id_masked, id_hash)
                values ('01920000-0000-7000-8000-000000000001', 1, '张三', 'ID_CARD', '**************1234', '\x0102'), ('01920000-0000-7000-8000-000000000001', 2, '李四', null, null, null);
                """, Ct);

            await db.Database.MigrateAsync(Ct);

            var buyers = (await db.Sales.AsNoTracking().SingleAsync(Ct)).Buyers.OrderBy(buyer => buyer.Seq).ToList();
            var number = Assert.Single(buyers[0].Numbers);
            Assert.Equal(("IDENTITY", "**************1234", null, null), (number.Kind, number.Masked, number.Sealed, number.SealedWith));
            Assert.Equal([1, 2], number.Hash);
            Assert.Empty(buyers[1].Numbers);
        }
        finally
        {
            await RunAsync($"drop database {name} with (force)");
        }
    }

    private IntakeDb Of(string database)
    {
        var connection = new NpgsqlConnectionStringBuilder(Platform.Instance.AdminConnection(Service.Named("intake"))) { Database = database };
        return new(new DbContextOptionsBuilder<IntakeDb>().UseNpgsql(connection.ConnectionString).UseSnakeCaseNamingConvention().Options);
    }

    private async Task RunAsync(string sql)
    {
        await using var command = Platform.Database("intake").CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
