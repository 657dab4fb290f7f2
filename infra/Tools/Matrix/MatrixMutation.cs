using System.Globalization;
using ArchivePlatform.Stack;
using ArchivePlatform.Tools.Clauses.Mutation;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>Takes each condition about access away in a copy and expects a cell of the matrix to change; a condition nobody misses survives.</summary>
internal static class MatrixMutation
{
    private const string Mutants = "mutants";

    /// <summary>The kit, which runs inside every service.</summary>
    private const string Kit = "services/ServiceKit";

    private static readonly Dictionary<string, string> Borrowing = new() { [Servers.RootVariable] = Checkout.Root };

    /// <param name="only">Part of the path of the files whose conditions are taken; empty for all.</param>
    internal static async Task<int> RunAsync(string only, CancellationToken ct)
    {
        await MutationTree.RefreshAsync(ct);
        var mutants = ConditionMutants.Read(MutationTree.Root).Where(mutant => mutant.File.Contains(only, StringComparison.Ordinal)).ToList();
        Console.WriteLine($"{Number(mutants.Count)} conditions; the copy is built first");
        await Servers.StartAsync(ct, "postgres", "rabbitmq", "s3");
        await Servers.ProvisionStoreAsync(Mutants, ct, "scan");
        await MutationTree.BuildAsync(ct);
        await ToolsAsync(["provision", Mutants, "--configuration", "Debug"], ct);
        var survivors = 0;
        try
        {
            if (await ChangeAsync(Kit, ct) is { } unsound)
                throw new InvalidOperationException($"The matrix differs before anything is taken away: {unsound}");
            foreach (var ofProject in mutants.GroupBy(mutant => mutant.Folder))
            {
                foreach (var mutant in ofProject)
                    survivors += await SurvivesAsync(mutant, ct) ? 1 : 0;
                await MutationTree.BuildProjectAsync(ofProject.Key, ct);
                await StopAsync(ofProject.Key, ct);
            }
        }
        finally
        {
            await ToolsAsync(["drop", Mutants], CancellationToken.None);
        }
        Console.WriteLine($"conditions: {Number(mutants.Count - survivors)} missed, {Number(survivors)} not");
        return survivors == 0 ? 0 : 1;
    }

    private static Task<bool> SurvivesAsync(Mutant mutant, CancellationToken ct) => MutationTree.WithAsync(mutant, async description =>
    {
        var change = await ChangeAsync(mutant.Folder, ct);
        Console.WriteLine(change is null ? $"SURVIVED  {description}" : $"killed    {description} by {change}");
        return change is null;
    }, ct);

    /// <summary>Starts the services of a folder anew and asks their routes.</summary>
    /// <returns>What the matrix says first; null when no cell changed.</returns>
    private static async Task<string?> ChangeAsync(string folder, CancellationToken ct)
    {
        await StopAsync(folder, ct);
        await ToolsAsync(["start", Mutants, "--configuration", "Debug"], ct);
        var service = Service.All.SingleOrDefault(service => service.Folder == folder);
        string[] words = service is null ? ["--instance", Mutants] : ["--instance", Mutants, "--service", service.Name];
        var (code, output) = await Command.TryAsync(Path.Combine(MutationTree.Root, "infra", "matrix"), words, ct, Borrowing);
        return code == 0 ? null : output.Split('\n')[0];
    }

    private static Task StopAsync(string folder, CancellationToken ct) => Parallel.ForEachAsync(
        Instance.Named(Mutants).Processes().Where(process => folder == Kit || process.Service.Folder == folder), ct,
        async (process, each) => await process.StopAsync(each));

    private static Task<string> ToolsAsync(string[] words, CancellationToken ct) =>
        Command.RunAsync(Path.Combine(MutationTree.Root, "infra", "lib", "tools"), words, ct, Borrowing);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
