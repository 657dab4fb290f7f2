using ArchivePlatform.Benchmarks.Contest;
using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.Stack;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ArchivePlatform.Benchmarks.Ours;

/// <summary>Ours: two services on the kit as shipped, in one process as the other contestants are.</summary>
internal sealed class KitOutbox : IContestant
{
    private readonly List<(WebApplication App, Task Running)> _services = [];
    private RegisterItem? _register;

    public string UnsentQuery => "select count(*) from kit.outbox";

    public async Task StartAsync(Ground ground, CancellationToken ct)
    {
        var instance = Instance.Named("bench");
        await MigrateAsync<RegisteringDb>(instance, "intake", Tables.Item, Registering);
        await MigrateAsync<FilingDb>(instance, "dossier", Tables.FiledItem, Filing);

        var intake = Build<RegisteringDb>("intake", EnvFile.Read(instance.Path("intake.env")), Registering);
        intake.UseServiceKit();
        _register = new RegisterItem(intake);
        await StartAsync(intake);

        var dossier = Build<FilingDb>("dossier", EnvFile.Read(instance.Path("dossier.env")), Filing);
        dossier.UseServiceKit();
        await StartAsync(dossier);
    }

    public Task RegisterAsync(ItemRegistered item, CancellationToken ct) => _register!.RunAsync(item);

    public async ValueTask DisposeAsync()
    {
        foreach (var (app, running) in _services)
        {
            app.Lifetime.StopApplication();
            await running;
        }
    }

    private static void Registering(Messages<RegisteringDb> messages) => messages.Announces<ItemRegistered>();

    private static void Filing(Messages<FilingDb> messages) => messages.On<FileItemOnItemRegistered, ItemRegistered>();

    private static async Task MigrateAsync<TDb>(Instance instance, string service, string table, Action<Messages<TDb>> messages)
        where TDb : ServiceDb
    {
        var settings = EnvFile.Read(instance.Path($"{service}.migrate.env"));
        await Ground.PrepareAsync(settings["ConnectionStrings__Migration"], table, CancellationToken.None);
        await using var migration = Build(service, settings, messages);
        await SucceedAsync(migration.RunServiceAsync(["migrate"]));
    }

    private async Task StartAsync(WebApplication app)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Lifetime.ApplicationStarted.Register(started.SetResult);
        var running = SucceedAsync(app.RunServiceAsync([]));
        await await Task.WhenAny(started.Task, running);
        _services.Add((app, running));
    }

    private static WebApplication Build<TDb>(string service, IReadOnlyDictionary<string, string> settings, Action<Messages<TDb>> messages)
        where TDb : ServiceDb
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(
            pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), string? (pair) => pair.Value));
        // The other contestants record no spans; ARCHIVE_BENCH_SPANS=1 shows what they cost.
        builder.Configuration["Telemetry:SampleRatio"] = Environment.GetEnvironmentVariable("ARCHIVE_BENCH_SPANS") ?? "0";
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceKit(service);
        // The bench makes its tables itself and has no migrations.
        builder.AddPostgres<TDb>(options => options.ConfigureWarnings(warnings =>
            warnings.Ignore(RelationalEventId.PendingModelChangesWarning, RelationalEventId.MigrationsNotFound)));
        builder.AddRabbitMq(messages);
        return builder.Build();
    }

    private static async Task SucceedAsync(Task<int> run)
    {
        if (await run != 0)
            throw new InvalidOperationException("A service ended with a fault; its last lines say which.");
    }
}
