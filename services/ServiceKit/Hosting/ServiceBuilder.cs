using System.Reflection;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Audit;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Operations;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Telemetry;
using ArchivePlatform.ServiceKit.Time;
using MassTransit;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>What a service's Program calls to be built on the kit.</summary>
public static class ServiceBuilder
{
    /// <summary>Largest JSON body, bytes.</summary>
    private const long MostBodyBytes = 4_000_000;

    /// <summary>The rooms of every program behind a token, with or without a bus: telemetry, health, problems, sign-in and the clock.</summary>
    /// <param name="service">The program's name, for example <c>gateway</c>.</param>
    public static void AddKit(this WebApplicationBuilder builder, string service)
    {
        TelemetrySetup.Add(builder, service);
        var services = builder.Services;
        services.AddSingleton(new ServiceName(service));
        services.AddSingleton<TimeProvider>(new ShiftedClock(TimeSpan.FromSeconds(builder.Configuration.GetValue<long>("Clock:OffsetSeconds"))));
        builder.AddSettings<PlatformOptions>("Platform");
        builder.AddSettings<AuthOptions>("Auth");
        builder.AddSettings<TelemetryOptions>("Telemetry");
        services.AddSingleton<IssuerKeys>();
        services.AddSingleton<RightsWatch>();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, TokenChecks>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddAuthorization(Policies.Add);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(15));
        services.AddSingleton<ProblemWriter>();
        services.AddSingleton<RefusalLedger>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
        });
    }

    /// <summary>The kit of a service: <see cref="AddKit"/>, and versions, idempotency, operations and the description of its routes.</summary>
    /// <param name="service">The service's name, for example <c>handover</c>.</param>
    public static void AddServiceKit(this WebApplicationBuilder builder, string service)
    {
        builder.AddKit(service);
        builder.AddSettings<RabbitMqOptions>("RabbitMq");
        var services = builder.Services;
        services.ConfigureHttpJsonOptions(http => Json.Configure(http.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddOpenApi(RouteDocument.Configure);
        services.AddSingleton<OperationsAudit>();
        services.AddSingleton<OperationsDesk>();
        services.AddSingleton<ParkedDesk>();
        services.AddSingleton<ReplayDesk>();
        services.AddSingleton<AuditDesk>();
    }

    /// <summary>Settings of a section, read by <c>IOptions</c> and checked with all others before anything starts.</summary>
    public static void AddSettings<T>(this WebApplicationBuilder builder, string section) where T : class, new()
    {
        builder.Services.Configure<T>(builder.Configuration.GetSection(section));
        builder.Services.AddSingleton(CheckedSettings.Of<T>(section));
    }

    /// <summary>The service's database (<c>ConnectionStrings:Database</c>), with snake_case names.</summary>
    /// <param name="also">Further options of its sessions.</param>
    public static void AddPostgres<TDb>(this WebApplicationBuilder builder, Action<DbContextOptionsBuilder>? also = null) where TDb : ServiceDb
    {
        builder.AddDatabase();
        builder.Services.AddScoped<KitScope>();
        builder.Services.AddPooledDbContextFactory<TDb>((services, options) =>
        {
            options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>())
                .UseSnakeCaseNamingConvention()
                .AddInterceptors(CommitWatch.Instance)
                .EnableThreadSafetyChecks(false);
            also?.Invoke(options);
        });
        builder.Services.AddScoped(Session<TDb>);
        builder.Services.AddSingleton(services => new Migration<TDb>(services));
        builder.Services.AddSingleton<IMigration>(services => services.GetRequiredService<Migration<TDb>>());
    }

    /// <summary>A database of few tables without an object mapper: its schema is made by the program's embedded <c>{schema}.0001.sql</c>.</summary>
    public static void AddPostgres(this WebApplicationBuilder builder, string schema)
    {
        builder.AddDatabase();
        var scripts = new SchemaScripts(Assembly.GetCallingAssembly(), schema);
        builder.Services.AddSingleton(scripts);
        builder.Services.AddSingleton<IMigration>(services => new ScriptMigration(services, scripts));
    }

    /// <summary>The service's side of the bus: what it announces and which effects other services' facts have here.</summary>
    public static void AddRabbitMq<TDb>(this WebApplicationBuilder builder, Action<Messages<TDb>> list) where TDb : ServiceDb
    {
        var services = builder.Services;
        var service = (ServiceName)services.Single(entry => entry.ServiceType == typeof(ServiceName)).ImplementationInstance!;
        var announced = new Announced();
        var messages = new Messages<TDb>(service.Value, announced, effect => services.AddScoped(effect));
        list(messages);
        services.AddSingleton(announced);
        services.AddSingleton(new EffectRegistry(messages.Bindings));
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<WaitingSignal>();
        services.AddSingleton<DispatcherState>();
        services.AddSingleton<BrokerConnection>();
        services.AddSingleton<Publisher>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<Topology>();
        services.TryAddSingleton(new RightsSources());
        services.AddHostedService<OutboxDispatcher>();
        services.AddHostedService<WaitingRoom>();
        services.AddHostedService<DeadLetters>();
        services.AddHostedService<Housekeeping>();
        services.AddHostedService<MessageCounts>();
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.UsingRabbitMq(BusSetup.Configure);
        });
        services.Configure<MassTransitHostOptions>(host => host.StopTimeout = TimeSpan.FromSeconds(10));
    }

    /// <summary>Whose word on rights and levels the service waits for before it answers with material of level A or B (clause 5.1.5).</summary>
    public static void AddRights(this WebApplicationBuilder builder, Action<RightsSources> list)
    {
        var sources = new RightsSources { WithIssuer = builder.Configuration.GetValue("Auth:AnnouncesRights", true) };
        list(sources);
        builder.Services.AddSingleton(sources);
        builder.Services.AddHostedService<RightsListener>();
    }

    /// <summary>The service changes rights or levels by announcing <typeparamref name="TMessage"/>, and says each second that nothing is held back.</summary>
    public static void AddRightsHeartbeat<TMessage>(this WebApplicationBuilder builder) where TMessage : class
    {
        builder.Services.AddSingleton(new RightsContract(ContractOwner.Exchange(typeof(TMessage))));
        builder.Services.AddHostedService<RightsHeartbeat>();
    }

    /// <summary>Facts that <c>infra/reconcile</c> compares with other services' facts of the same things.</summary>
    public static void AddExport<TDb>(this WebApplicationBuilder builder, string name, Func<TDb, IQueryable<ExportLine>> query) where TDb : ServiceDb =>
        builder.Services.AddSingleton(Export.Of(name, query));

    /// <summary>Work that is due by time.</summary>
    public static void AddSweep<TSweep>(this WebApplicationBuilder builder, TimeSpan every) where TSweep : class, ISweep
    {
        builder.Services.AddScoped<TSweep>();
        builder.Services.AddSingleton(new SweepSchedule<TSweep>(every));
        builder.Services.AddHostedService<SweepRunner<TSweep>>();
    }

    /// <summary>Sessions are kept and lent again: making one is dearer than what a small request does with it.</summary>
    private static TDb Session<TDb>(IServiceProvider services) where TDb : ServiceDb
    {
        var db = services.GetRequiredService<IDbContextFactory<TDb>>().CreateDbContext();
        db.Begin(services.GetRequiredService<KitScope>());
        return db;
    }

    private static void AddDatabase(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("Database") ?? builder.Configuration.GetConnectionString("Migration") ?? "";
        builder.Services.AddSingleton(services => Source(connection, services.GetRequiredService<ServiceName>().Value));
        builder.Services.AddSingleton(KitSchema.Scripts);
    }

    /// <summary>Statements are prepared once for a connection; sessions keep no state of their own, so none is reset.</summary>
    private static NpgsqlDataSource Source(string connection, string service)
    {
        var source = new NpgsqlDataSourceBuilder(connection);
        source.ConnectionStringBuilder.MaxAutoPrepare = 200;
        source.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
        source.ConnectionStringBuilder.NoResetOnClose = true;
        source.ConnectionStringBuilder.Timeout = 8;
        // The pool's metrics carry the name; without one they would carry the connection string.
        source.Name = service;
        return source.Build();
    }
}
