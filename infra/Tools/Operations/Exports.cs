using System.Runtime.CompilerServices;
using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Operations;

/// <summary>What a service lets be compared, line by line.</summary>
internal static class Exports
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Every fact of an export.</summary>
    /// <remarks>Taken whole into a file first: the service's query ends after 30 s, however long the reader takes over each fact.</remarks>
    internal static async IAsyncEnumerable<Fact> ReadAsync(Instance instance, Service service, string name, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        await TakeAsync(instance, service, name, file, ct);
        file.Position = 0;
        using var reader = new StreamReader(file);
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            if (line.Length > 0 && JsonSerializer.Deserialize<Fact>(line, Json) is { } fact)
                yield return fact;
        }
    }

    private static async Task TakeAsync(Instance instance, Service service, string name, Stream to, CancellationToken ct)
    {
        using var client = instance.Client(People.Operator, service);
        await using var stream = await client.GetStreamAsync(new Uri($"operations/exports/{Uri.EscapeDataString(name)}", UriKind.Relative), ct);
        try
        {
            await stream.CopyToAsync(to, ct);
        }
        catch (IOException broken)
        {
            throw new InvalidOperationException($"The export {name} of {service} could not be taken whole: {broken.Message}", broken);
        }
    }
}

/// <summary>What it is of, and what is held to be true of it.</summary>
internal sealed record Fact(string Key, string Value);
