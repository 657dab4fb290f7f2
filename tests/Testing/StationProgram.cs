using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Testing;

/// <summary>The scanning station's program with a folder of its own, run as a user runs it.</summary>
/// <param name="home">Where it keeps its key and queue.</param>
public sealed class StationProgram(string home)
{
    /// <summary>Its key.</summary>
    public string Key => Path.Combine(home, "station.json");

    /// <summary>The journal of its queue.</summary>
    public string Journal => Path.Combine(home, "queue.jsonl");

    /// <summary>A station whose folder goes with the instance.</summary>
    public static StationProgram New(Platform platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return new(platform.Instance.Path("stations", Secrets.Random(8)));
    }

    /// <summary>Registers it with the administrators, for the departments, and enrols it.</summary>
    /// <returns>Its client id.</returns>
    public async Task<string> EnrolAsync(Platform platform, Uri gateway, CancellationToken ct, params string[] departments)
    {
        var (id, code) = await RegisterAsync(platform, ct, departments);
        var end = await RunAsync(ct, "enrol", code, "--gateway", gateway.ToString());
        return end.Code == 0 ? id : throw new InvalidOperationException($"enrol ended with {end.Code}: {end.Output}{end.Errors}");
    }

    /// <summary>Registers a station with the administrators, for the departments.</summary>
    /// <returns>Its id and the code it enrols with.</returns>
    public static async Task<(string Id, string Code)> RegisterAsync(Platform platform, CancellationToken ct, params string[] departments)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var id = string.Create(CultureInfo.InvariantCulture, $"station-{Secrets.Random(10).ToLowerInvariant()}");
        var added = (await platform.At(People.SystemAdministrator, "identity").PostAsync("stations", new { id, name = "扫描站", company = People.Company }, ct: ct)).Require();
        (await platform.At(People.SecurityAdministrator, "identity").PutAsync($"clients/{id}/rights", new { company = People.Company, departments }, added.Version, ct)).Require();
        return (id, added["enrolmentCode"].GetString()!);
    }

    /// <summary>Runs a command to its end.</summary>
    public async Task<StationEnd> RunAsync(CancellationToken ct, params string[] words)
    {
        using var run = Start(words);
        return await run.EndAsync(ct);
    }

    /// <summary>Runs a command under a language of the environment.</summary>
    public async Task<StationEnd> RunInAsync(string language, CancellationToken ct, params string[] words)
    {
        using var run = Start(words, language);
        return await run.EndAsync(ct);
    }

    /// <summary>Starts a command, to be killed or waited for.</summary>
    public StationRun Start(string[] words, string language = "C")
    {
        var start = new ProcessStartInfo("dotnet", [Program(), .. words, "--home", home])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["LC_ALL"], start.Environment["LANG"]) = (null, language);
        return new(start);
    }

    /// <summary>The lines of its journal, as far as they are whole.</summary>
    public IReadOnlyList<JsonElement> JournalLines()
    {
        if (!File.Exists(Journal))
            return [];
        using var file = new FileStream(Journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        var text = reader.ReadToEnd();
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }

    /// <summary>How many lines of the journal say so.</summary>
    public int Count(string what) => JournalLines().Count(line => line.GetProperty("what").GetString() == what);

    /// <summary>How often the bytes of each part began to leave the machine, by upload and part.</summary>
    public IReadOnlyDictionary<(int File, int Part), int> Sendings() => JournalLines()
        .Where(line => line.GetProperty("what").GetString() == "sending")
        .GroupBy(line => (line.GetProperty("file").GetInt32(), line.GetProperty("part").GetInt32()))
        .ToDictionary(same => same.Key, same => same.Count());

    private static string Program()
    {
        var path = Path.Combine(Checkout.Root, "services", "Station", "bin", RunningService.Configuration, "net10.0", "ArchivePlatform.Station.dll");
        return File.Exists(path) ? path : throw new InvalidOperationException($"{path} is missing: build it first.");
    }
}

/// <summary>A command of the station that runs.</summary>
public sealed class StationRun : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    internal StationRun(ProcessStartInfo start)
    {
        process = Process.Start(start)!;
        process.StandardInput.Close();
        (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Ends it with signal 9.</summary>
    public async Task<StationEnd> Kill9Async(CancellationToken ct)
    {
        process.Kill();
        return await EndAsync(ct);
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task<StationEnd> EndAsync(CancellationToken ct)
    {
        await process.WaitForExitAsync(ct);
        return new(process.ExitCode, await output, await errors);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}

/// <summary>How a command of the station ended.</summary>
/// <param name="Code">Its exit code.</param>
public sealed record StationEnd(int Code, string Output, string Errors)
{
    /// <summary>What it told with <c>--json</c>.</summary>
    public IReadOnlyList<JsonElement> Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    /// <summary>The events of one name, with <c>--json</c>.</summary>
    public IReadOnlyList<JsonElement> Of(string name) => [.. Lines.Where(line => line.GetProperty("event").GetString() == name)];
}
