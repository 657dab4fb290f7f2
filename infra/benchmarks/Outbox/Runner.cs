using System.Diagnostics;
using System.Text.Json;
using ArchivePlatform.Benchmarks.Contest;

namespace ArchivePlatform.Benchmarks.Outbox;

/// <summary>A contestant in its own process, told what to do line by line.</summary>
internal sealed class Runner : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly Queue<string> _log = new();

    private Runner(string name, Process process) => (Name, _process) = (name, process);

    public string Name { get; }

    public int Id => _process.Id;

    public static async Task<Runner> StartAsync(string name, Ground ground, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Assembly(name));
        start.WorkingDirectory = Path.GetDirectoryName(Assembly(name));
        ground.Into(start.Environment);

        var runner = new Runner(name, Process.Start(start)!);
        runner._process.ErrorDataReceived += (_, line) => runner.Keep(line.Data);
        runner._process.BeginErrorReadLine();
        await runner.AnswerAsync<string>(ct);
        return runner;
    }

    public Task<Round.Result> RoundAsync(int messages, int producers, CancellationToken ct) =>
        AskAsync<Round.Result>(FormattableString.Invariant($"round {messages} {producers}"), ct);

    public Task<Window.Result> WindowAsync(int perSecond, int seconds, CancellationToken ct) =>
        AskAsync<Window.Result>(FormattableString.Invariant($"window {perSecond} {seconds}"), ct);

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await _process.WaitForExitAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    /// <summary>The programs lie side by side: .../Outbox/bin/Release/net10.0 and .../Outbox.Limit/bin/Release/net10.0.</summary>
    private static string Assembly(string name)
    {
        var word = char.ToUpperInvariant(name[0]) + name[1..];
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var programs = here.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(programs, $"Outbox.{word}", "bin", here.Parent.Name, here.Name, $"ArchivePlatform.Benchmarks.{word}.dll");
    }

    private async Task<T> AskAsync<T>(string command, CancellationToken ct)
    {
        await _process.StandardInput.WriteLineAsync(command.AsMemory(), ct);
        await _process.StandardInput.FlushAsync(ct);
        return await AnswerAsync<T>(ct);
    }

    private async Task<T> AnswerAsync<T>(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(Contest.Contest.Answer, StringComparison.Ordinal))
                return JsonSerializer.Deserialize<T>(line[Contest.Contest.Answer.Length..])!;
            Keep(line);
        }
        throw new InvalidOperationException($"{Name} stopped without an answer; its last lines:\n{LastLines()}");
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_log)
        {
            _log.Enqueue(line);
            if (_log.Count > 600) _log.Dequeue();
        }
    }

    private string LastLines()
    {
        lock (_log) return string.Join('\n', _log);
    }
}
