using System.Diagnostics;

namespace ArchivePlatform.Stack;

/// <summary>Runs a program to its end.</summary>
public static class Command
{
    /// <summary>Runs it and answers what it printed.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0; carries its output.</exception>
    public static async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken ct, IReadOnlyDictionary<string, string>? settings = null)
    {
        var (code, output) = await TryAsync(program, arguments, ct, settings);
        return code == 0
            ? output
            : throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} ended with {code}:\n{output}");
    }

    /// <summary>Runs it and answers its exit code with everything it printed.</summary>
    public static async Task<(int Code, string Output)> TryAsync(
        string program, IEnumerable<string> arguments, CancellationToken ct, IReadOnlyDictionary<string, string>? settings = null)
    {
        using var process = new Process { StartInfo = Describe(program, arguments, settings) };
        process.Start();
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        try
        {
            await process.WaitForExitAsync(ct);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo Describe(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            start.Environment[key] = value;
        return start;
    }
}
