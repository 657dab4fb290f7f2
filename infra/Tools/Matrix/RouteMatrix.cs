using System.Net.Http.Headers;
using System.Text;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>Asks every route as every caller about every level, on a running platform.</summary>
internal sealed class RouteMatrix : IDisposable
{
    private const int AtOnce = 12;

    private static readonly string[] Levels = ["C", "B", "A"];

    private readonly Instance instance;
    private readonly Callers callers;
    private readonly string company = $"MA{Secrets.Random(8).ToUpperInvariant()}";
    private readonly string other = $"MB{Secrets.Random(8).ToUpperInvariant()}";
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    internal RouteMatrix(Instance instance)
    {
        this.instance = instance;
        callers = new Callers(company, other);
    }

    /// <summary>The columns in their order.</summary>
    internal IReadOnlyList<string> Columns => [.. callers.All.Select(caller => caller.Name)];

    /// <summary>The lines as the platform answers, in the order of services, addresses and levels.</summary>
    /// <param name="only">The service whose routes are asked; null for all.</param>
    internal async Task<IReadOnlyList<MatrixLine>> AskAsync(string? only, CancellationToken ct)
    {
        using var acts = new Demonstration(instance);
        var ground = await new Ground(acts, callers, company, other).PrepareAsync(ct);
        var subjects = await Task.WhenAll(Levels.Select(level => new Filed(acts, callers, ground, level).PrepareAsync(ct)));
        var requests = new Requests(company, acts.Today);
        var developer = callers.All.Single(caller => caller.Name == "developer").Person!;
        var asked = (await Route.ReadAsync(instance, developer, ct)).Where(route => only is null || route.Service == only)
            .OrderBy(route => route.Service, StringComparer.Ordinal).ThenBy(route => route.Pattern, StringComparer.Ordinal).ThenBy(route => route.Method, StringComparer.Ordinal)
            .SelectMany(route => Probes(route, subjects, requests))
            .ToList();
        var tokens = callers.All.Select(Token).ToList();
        var cells = new string[asked.Count, tokens.Count];
        await Parallel.ForAsync(0, cells.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (cell, each) =>
        {
            var (line, column) = (cell / tokens.Count, cell % tokens.Count);
            cells[line, column] = await AskAsync(asked[line].Route, asked[line].Probe, tokens[column], each);
        });
        return [.. asked.Select((line, at) => new MatrixLine(line.Route, line.Level, [.. Enumerable.Range(0, tokens.Count).Select(column => cells[at, column])]))];
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>A line for each level, or one where the level makes no difference to what is asked for.</summary>
    private static List<(Route Route, string Level, Probe Probe)> Probes(Route route, IReadOnlyList<Subject> subjects, Requests requests)
    {
        var probes = subjects.Select(subject => (Route: route, subject.Level, Probe: Probe.Of(route, subject, requests))).ToList();
        return probes.TrueForAll(one => one.Probe.AsksLike(probes[0].Probe)) ? [(route, "-", probes[0].Probe)] : probes;
    }

    private string? Token(Caller caller)
    {
        using var issuer = DemonstrationIssuer.Open();
        return caller.Person is { } person ? issuer.Token(person, DemonstrationIssuer.Longest, instance.Now, new IdentitySettings(instance).Issuer) : null;
    }

    private async Task<string> AskAsync(Route route, Probe probe, string? token, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(new HttpMethod(probe.Method), new Uri(instance.AddressOf(Service.Named(route.Service)), probe.Address));
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{probe.Version}\"");
        if (probe.Method == "POST")
            request.Headers.Add("Idempotency-Key", Secrets.Random(26));
        if (probe.Body is not null)
            request.Content = new StringContent(probe.Body, Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, ct);
        return Decision.Of(answer.StatusCode, await answer.Content.ReadAsStringAsync(ct), probe);
    }
}
