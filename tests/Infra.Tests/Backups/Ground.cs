using System.Security.Cryptography;
using System.Text;
using ArchivePlatform.Stack;
using ArchivePlatform.Tools.Backups;
using Npgsql;

namespace ArchivePlatform.Infra.Tests.Backups;

/// <summary>Servers of their own that can be wiped, with a database and a bucket as Scan has them, small.</summary>
internal sealed class Ground : IAsyncDisposable
{
    internal const string Instance = "kept";

    private const string Database = "archive_kept_scan";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("archive-backup-");

    internal Site Site => new(folder.FullName);

    internal BackupFolder Backups => new(Path.Combine(folder.FullName, "backups"));

    internal static async Task<Ground> OpenAsync(CancellationToken ct)
    {
        var ground = new Ground();
        // The servers' users must be able to pass.
        File.SetUnixFileMode(ground.folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        foreach (var part in (string[])["local", "container"])
            await Command.RunAsync("cp", ["-r", "--parents", Path.Combine("infra", part), ground.folder.FullName], ct);
        await ground.Site.StackAsync(ct, "start", "postgres", "s3");
        await ground.Site.StackAsync(ct, "provision-s3", Instance, "scan");
        PrivateFile.Write(ground.Site.Local("secrets", Instance, "sealing-key"), "a key");
        await ground.RunAsync("postgres", $"create database {Database}", ct);
        await ground.RunAsync(Database, "create table media (key text primary key, store_version text, sha256 text not null, locked_until timestamptz)", ct);
        await ground.RunAsync(Database, "create table item (id int primary key, title text not null)", ct);
        return ground;
    }

    /// <summary>Registers an item and keeps a medium of it, locked.</summary>
    internal async Task KeepAsync(int number, CancellationToken ct)
    {
        var store = Site.Buckets(Instance)["scan"];
        var file = Path.Combine(folder.FullName, "content");
        await File.WriteAllBytesAsync(file, RandomNumberGenerator.GetBytes(50_000 + number), ct);
        var digest = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file, ct)));
        var (key, until) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)), DateTimeOffset.UnixEpoch.AddYears(100));
        var version = await store.PutAsync(key, file, digest, "image/jpeg", ct);
        await store.LockAsync(key, version, until, ct);
        await RunAsync(Database, "insert into media values ($1, $2, $3, $4)", ct, key, version, digest, until);
        await RunAsync(Database, "insert into item values ($1, $2)", ct, number, $"item {number}");
    }

    /// <summary>What must never come back: the newest changes, and a table gone.</summary>
    internal async Task SpoilAsync(CancellationToken ct)
    {
        await RunAsync(Database, "update item set title = 'spoilt'", ct);
        await RunAsync(Database, "delete from media", ct);
        await RunAsync(Database, "drop table item", ct);
    }

    internal async Task<DateTimeOffset> NowAsync(CancellationToken ct) => await AskAsync<DateTime>("select clock_timestamp()", ct);

    /// <summary>A digest of each table; the store's names of objects are new in a new store and stay out of it.</summary>
    internal async Task<Dictionary<string, string>> TablesAsync(CancellationToken ct) => new()
    {
        ["item"] = await AskAsync<string>("select count(*) || ' ' || md5(string_agg(item::text, '|' order by id)) from item", ct),
        ["media"] = await AskAsync<string>("select count(*) || ' ' || md5(string_agg(concat_ws('|', key, sha256, locked_until), '|' order by key)) from media", ct),
    };

    /// <summary>Each medium's digest as the database names it, as the store holds it, and until when it is locked.</summary>
    internal async Task<List<(string Named, string Held, DateTimeOffset? LockedUntil)>> ObjectsAsync(CancellationToken ct)
    {
        var store = Site.Buckets(Instance)["scan"];
        var held = new List<(string, string, DateTimeOffset?)>();
        foreach (var row in (await AskAsync<string[]>("select array_agg(key || ' ' || store_version || ' ' || sha256) from media", ct)).Select(row => row.Split(' ')))
        {
            using var answer = await store.GetAsync(row[0], row[1], ct);
            held.Add((row[2], Convert.ToHexStringLower(await SHA256.HashDataAsync(await answer.Content.ReadAsStreamAsync(ct), ct)), await store.LockedUntilAsync(row[0], row[1], ct)));
        }
        return held;
    }

    internal string Secret() => File.ReadAllText(Site.Local("secrets", Instance, "sealing-key"), Encoding.UTF8);

    /// <summary>The disaster: servers, data and keys are gone, the backup is not.</summary>
    internal Task WipeAsync(CancellationToken ct) => Site.StackAsync(ct, "wipe");

    public async ValueTask DisposeAsync()
    {
        await WipeAsync(CancellationToken.None);
        folder.Delete(recursive: true);
    }

    private async Task<T> AskAsync<T>(string question, CancellationToken ct)
    {
        await using var database = await Site.OpenAsync(Database, ct);
        return (T)(await DatabaseLog.AskAsync(database, question, ct))!;
    }

    private async Task RunAsync(string name, string sql, CancellationToken ct, params object[] values)
    {
        await using var database = await Site.OpenAsync(name, ct);
#pragma warning disable CA2100 // Every statement is a constant of this file.
        await using var command = new NpgsqlCommand(sql, database);
#pragma warning restore CA2100
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }
}
