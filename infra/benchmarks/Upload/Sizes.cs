using System.Globalization;
using ArchivePlatform.Stack;
using Npgsql;

namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>What is on disk.</summary>
/// <param name="Intake">Bytes of Intake's database.</param>
/// <param name="Scan">Bytes of Scan's database.</param>
/// <param name="Store">Bytes the store's data takes of the disk.</param>
internal sealed record Sizes(long Intake, long Scan, long Store)
{
    public static async Task<Sizes> NowAsync(Instance instance, CancellationToken ct)
    {
        // The store's block file is as long as it may ever get; what counts is what of it is there.
        var taken = await Command.RunAsync("du", ["-s", "--block-size=1", Checkout.InLocal("s3", "data")], ct);
        return new Sizes(await DatabaseAsync(instance, "intake", ct), await DatabaseAsync(instance, "scan", ct), long.Parse(taken.Split('\t')[0], CultureInfo.InvariantCulture));
    }

    public static Sizes operator -(Sizes after, Sizes before) => new(after.Intake - before.Intake, after.Scan - before.Scan, after.Store - before.Store);

    private static async Task<long> DatabaseAsync(Instance instance, string service, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(instance.AdminConnection(Service.Named(service)));
        await using var command = source.CreateCommand("select pg_database_size(current_database())");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}

/// <summary>What is on disk for items that were registered and had a page each uploaded.</summary>
/// <param name="Registered">Growth by the registrations.</param>
/// <param name="Uploaded">Growth by the pages after that.</param>
internal sealed record Growth(int Items, Sizes Registered, Sizes Uploaded);
