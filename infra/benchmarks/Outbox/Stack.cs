using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using ArchivePlatform.Benchmarks.Contest;
using Npgsql;

namespace ArchivePlatform.Benchmarks.Outbox;

/// <summary>The servers of the local stack, and the places on them that the bench makes and removes.</summary>
internal sealed class Stack : IDisposable
{
    private readonly HttpClient _management;
    private readonly string _postgres;

    public Stack()
    {
        _postgres = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = int.Parse(Setting("ARCHIVE_PG_PORT"), CultureInfo.InvariantCulture),
            Username = Setting("ARCHIVE_PG_ADMIN"),
            Password = Setting("ARCHIVE_PG_ADMIN_PASSWORD"),
        }.ConnectionString;
        _management = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Setting("ARCHIVE_MQ_MANAGEMENT_PORT")}/api/") };
        _management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));
    }

    /// <summary>Root processes of the database and of the broker.</summary>
    public static (int Database, int Broker) Processes =>
        (int.Parse(Setting("BENCH_PG_PID"), CultureInfo.InvariantCulture), int.Parse(Setting("BENCH_MQ_PID"), CultureInfo.InvariantCulture));

    private static string User => Setting("ARCHIVE_MQ_ADMIN");

    private static string Password => Setting("ARCHIVE_MQ_ADMIN_PASSWORD");

    /// <summary>Two empty databases and an empty virtual host; what an interrupted bench left is removed first.</summary>
    public async Task<Servers> MakeAsync(string contestant, CancellationToken ct)
    {
        await RemoveAsync(contestant, ct);
        await ExecuteAsync($"create database {Producer(contestant)}", ct);
        await ExecuteAsync($"create database {Consumer(contestant)}", ct);
        await PutAsync($"vhosts/{Host(contestant)}", "{}", ct);
        await PutAsync($"permissions/{Host(contestant)}/{User}", """{"configure":".*","write":".*","read":".*"}""", ct);
        return new Servers(Database(Producer(contestant)), Database(Consumer(contestant)),
            new Uri($"amqp://{User}:{Password}@127.0.0.1:{Setting("ARCHIVE_MQ_PORT")}/{Host(contestant)}"));
    }

    public async Task RemoveAsync(string contestant, CancellationToken ct)
    {
        await ExecuteAsync($"drop database if exists {Producer(contestant)} with (force)", ct);
        await ExecuteAsync($"drop database if exists {Consumer(contestant)} with (force)", ct);
        using var removed = await _management.DeleteAsync(new Uri($"vhosts/{Host(contestant)}", UriKind.Relative), ct);
    }

    /// <summary>Lets every round begin with nothing left to write of the round before.</summary>
    public Task CheckpointAsync(CancellationToken ct) => ExecuteAsync("checkpoint", ct);

    public void Dispose() => _management.Dispose();

    private static string Producer(string contestant) => $"bench_{contestant}_producer";

    private static string Consumer(string contestant) => $"bench_{contestant}_consumer";

    private static string Host(string contestant) => $"bench-{contestant}";

    private string Database(string name) => new NpgsqlConnectionStringBuilder(_postgres) { Database = name }.ConnectionString;

    private async Task ExecuteAsync(string statement, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_postgres) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task PutAsync(string path, string body, CancellationToken ct)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _management.PutAsync(new Uri(path, UriKind.Relative), content, ct);
        answer.EnsureSuccessStatusCode();
    }

    private static string Setting(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set: start this with infra/bench.");
}
