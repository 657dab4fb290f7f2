using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Npgsql;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Observing;

/// <summary>What the parts tell of themselves, and that the alerts and dashboards ask for nothing else.</summary>
public sealed class MetricsTests(Testing.Platform platform) : PlatformTests(platform)
{
    /// <summary>Made by Prometheus itself when it scrapes, or given to a series by its configuration.</summary>
    private static readonly string[] OfPrometheus = ["up"], LabelsOfPrometheus = ["job", "instance", "part", "le"];

    private readonly string folder = Directory.CreateTempSubdirectory("archive-metrics-").FullName;

    private static IEnumerable<Service> Parts => Service.Parts;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Platform.Gateway.StartAsync(replica: 2, settings: WithCertificate(), ct: Ct);
        await Demo.CompanyAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await Platform.Gateway.StopAsync(replica: 2, ct: CancellationToken.None);
        Directory.Delete(folder, recursive: true);
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Every_metric_an_alert_or_a_dashboard_names_is_exported()
    {
        await using var parked = await ParkAsync("intake", "PLANTED");
        await AreRefusedAsync("intake", "gateway");
        await using var machine = await Exporter.StartAsync(
            "prometheus-node-exporter", ["--collector.disable-defaults", "--collector.filesystem", "--collector.textfile", $"--collector.textfile.directory={Mark()}"], [], Ct);
        await using var database = await Exporter.StartAsync("prometheus-postgres-exporter", [], DataSource(), Ct);
        var expressions = await Watched.ExpressionsAsync(Ct);
        Assert.True(expressions.Count > 60);

        var exported = await Scraped.AllAsync([.. Parts.Select(MetricsOf), BrokerMetrics, machine.Address, database.Address], Ct);

        Assert.Empty(
            from asked in expressions
            from metric in Watched.MetricsIn(asked.Expression)
            where !exported.Metrics.Contains(metric) && !OfPrometheus.Contains(metric)
            select $"{asked.Place}: nobody exports {metric}");
        Assert.Empty(
            from asked in expressions
            from label in Watched.LabelsIn(asked.Expression)
            where !exported.Labels.Contains(label) && !LabelsOfPrometheus.Contains(label)
            select $"{asked.Place}: nothing is labelled {label}");
    }

    [Theory]
    [InlineData("sum by (part) (rate(archive_refusals_total{code=\"X\"}[5m])) > 1", "archive_refusals_total", "code part")]
    [InlineData("max(a_seconds) - time() < 14 * 86400 or absent(b_total)", "a_seconds b_total", "")]
    public void An_expression_is_read_as_metrics_and_labels(string expression, string metrics, string labels)
    {
        Assert.Equal(metrics.Split(' '), Watched.MetricsIn(expression));
        Assert.Equal(labels, string.Join(' ', Watched.LabelsIn(expression).Order()));
    }

    [Fact]
    public async Task A_parked_message_is_counted_by_its_cause()
    {
        await using (await ParkAsync("handover", "PLANTED_CAUSE"))
            Assert.Equal(1, await Scraped.ValueAsync(MetricsOf(Service.Named("handover")), "archive_parked{", Ct));

        await Eventually.Holds("nothing is parked any more", async () =>
            await Scraped.ValueAsync(MetricsOf(Service.Named("handover")), "archive_parked{", Ct) is null, ct: Ct);
    }

    [Fact]
    [Trait("Abuse", "G5")]
    public async Task Metrics_are_told_at_their_own_port_only_and_nothing_else_is()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        foreach (var part in Parts)
        {
            Assert.Contains("http_server_request_duration_seconds", await Scraped.TextAsync(MetricsOf(part), Ct), StringComparison.Ordinal);
            using var past = await http.GetAsync(new Uri(ProcessOf(part).Address, "/metrics"), Ct);
            Assert.NotEqual(HttpStatusCode.OK, past.StatusCode);
            Assert.DoesNotContain("# TYPE", await past.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
            using var inside = await http.GetAsync(new Uri(MetricsOf(part), $"/api/{part.Name}/operations/status"), Ct);
            Assert.Equal(HttpStatusCode.NotFound, inside.StatusCode);
            using var ready = await http.GetAsync(new Uri(MetricsOf(part), "/health/ready"), Ct);
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        }
        foreach (var path in new[] { "/metrics", "/api/intake/metrics", "/api/intake/../metrics" })
        {
            using var through = await http.GetAsync(new Uri(ProcessOf(Service.Gateway).Address, path), Ct);
            Assert.NotEqual(HttpStatusCode.OK, through.StatusCode);
        }
    }

    [Fact]
    public async Task No_metric_carries_a_secret_or_a_person()
    {
        await AreRefusedAsync("intake", "gateway");

        foreach (var part in Parts)
        {
            var text = await Scraped.TextAsync(MetricsOf(part), Ct);
            Assert.DoesNotContain("assword", text, StringComparison.Ordinal);
            Assert.DoesNotContain(People.ZhouJiu.Id, text, StringComparison.Ordinal);
        }
    }

    private Uri BrokerMetrics => new(string.Create(CultureInfo.InvariantCulture, $"http://{Servers.Host}:{Platform.Instance.Servers.PortBase + 3}/metrics/per-object"));

    private ServiceProcess ProcessOf(Service part) => part == Service.Gateway ? Platform.Gateway.Replica(2) : Platform.Services[part.Name].Process;

    private Uri MetricsOf(Service part) => ProcessOf(part).Metrics;

    /// <summary>Somebody asks for what nobody has.</summary>
    private async Task AreRefusedAsync(params string[] parts)
    {
        foreach (var part in parts)
        {
            using var client = Platform.As(People.ZhouJiu, "intake");
            client.BaseAddress = ProcessOf(Service.Named(part)).Address;
            using var answer = await client.GetAsync(new Uri($"/api/intake/items/{Guid.CreateVersion7(Platform.Instance.Now)}", UriKind.Relative), Ct);
            Assert.False(answer.IsSuccessStatusCode);
        }
    }

    /// <summary>Plants a parked message and waits until it was counted; it is gone with what is returned.</summary>
    private async Task<IAsyncDisposable> ParkAsync(string service, string code)
    {
        var id = Guid.CreateVersion7(Platform.Instance.Now);
        await ExecuteAsync(service, "insert into kit.parked_message (id, owner, body, code, reason, attempts, parked_at) values ($1, 'test', '', $2, 'planted', 1, now())", id, code);
        await Eventually.Holds($"{code} is counted", async () =>
            await Scraped.ValueAsync(MetricsOf(Service.Named(service)), $"archive_parked{{otel_scope_name=\"ArchivePlatform\",code=\"{code}\"}}", Ct) == 1, ct: Ct);
        return new Unparked(() => ExecuteAsync(service, "delete from kit.parked_message where id = $1", id));
    }

    private async Task ExecuteAsync(string service, string sql, params object[] values)
    {
        await using var command = Platform.Database(service).CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private string Mark()
    {
        new BackupMark(Platform.Instance.Now, 1).Write(folder);
        new LegalHoldMark(Platform.Instance.Now, 1, 0).Write(folder);
        return folder;
    }

    private Dictionary<string, string> DataSource()
    {
        var servers = Platform.Instance.Servers;
        return new()
        {
            ["DATA_SOURCE_URI"] = string.Create(CultureInfo.InvariantCulture, $"{Servers.Host}:{servers.PostgresPort}/postgres?sslmode=disable"),
            ["DATA_SOURCE_USER"] = servers.PostgresAdmin,
            ["DATA_SOURCE_PASS"] = servers.PostgresPassword,
        };
    }

    private Dictionary<string, string> WithCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=archive", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(Platform.Instance.Now.AddDays(-1), Platform.Instance.Now.AddDays(30));
        PrivateFile.Write(Path.Combine(folder, "certificate.pem"), certificate.ExportCertificatePem());
        PrivateFile.Write(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        return new()
        {
            ["Kestrel__Certificates__Default__Path"] = Path.Combine(folder, "certificate.pem"),
            ["Kestrel__Certificates__Default__KeyPath"] = Path.Combine(folder, "key.pem"),
        };
    }

    private sealed class Unparked(Func<Task> remove) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await remove();
    }
}
