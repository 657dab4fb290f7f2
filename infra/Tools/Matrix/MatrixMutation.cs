using System.Globalization;
using ArchivePlatform.Stack;
using ArchivePlatform.Tools.Clauses.Mutation;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>Takes each condition about access away in a copy and expects a cell of the matrix to change; a condition nobody misses survives.</summary>
internal static class MatrixMutation
{
    private const string Instance = "mutants";

    private static readonly Dictionary<string, string> Borrowing = new() { [Servers.RootVariable] = Checkout.Root };

    /// <param name="only">Part of the path of the files whose conditions are taken; null for all.</param>
    internal static async Task<int> RunAsync(string? only, CancellationToken ct)
    {
        await MutationTree.RefreshAsync(ct);
        var mutants = ConditionMutants.Read(MutationTree.Root).Where(mutant => only is null || mutant.File.Contains(only, StringComparison.Ordinal)).ToList();
        Console.WriteLine($"{Number(mutants.Count)} conditions; the copy is built first");
        await Servers.StartAsync(ct, "postgres", "rabbitmq");
        await MutationTree.BuildAsync(ct);
        await ToolsAsync(["provision", Instance, "--configuration", "Debug"], ct);
        var survivors = 0;
        try
        {
            if (await ChangeAsync(ct) is { } unsound)
                throw new InvalidOperationException($"The matrix differs before anything is taken away: {unsound}");
            foreach (var ofProject in mutants.GroupBy(mutant => mutant.Folder))
            {
                foreach (var mutant in ofProject)
                    survivors += await SurvivesAsync(mutant, ct) ? 1 : 0;
                await MutationTree.BuildProjectAsync(ofProject.Key, ct);
            }
        }
        finally
        {
            await ToolsAsync(["drop", Instance], CancellationToken.None);
        }
        Console.WriteLine($"conditions: {Number(mutants.Count - survivors)} missed, {Number(survivors)} not");
        return survivors == 0 ? 0 : 1;
    }

    private static Task<bool> SurvivesAsync(Mutant mutant, CancellationToken ct) => MutationTree.WithAsync(mutant, async description =>
    {
        var change = await ChangeAsync(ct);
        Console.WriteLine(change is null ? $"SURVIVED  {description}" : $"killed    {description} by {change}");
        return change is null;
    }, ct);

    /// <returns>What the matrix says first; null when no cell changed.</returns>
    private static async Task<string?> ChangeAsync(CancellationToken ct)
    {
        await ToolsAsync(["stop", Instance], ct);
        await ToolsAsync(["start", Instance, "--configuration", "Debug"], ct);
        var (code, output) = await Command.TryAsync(Path.Combine(MutationTree.Root, "infra", "matrix"), ["--instance", Instance], ct, Borrowing);
        return code == 0 ? null : output.Split('\n')[0];
    }

    private static Task<string> ToolsAsync(string[] words, CancellationToken ct) =>
        Command.RunAsync(Path.Combine(MutationTree.Root, "infra", "lib", "tools"), words, ct, Borrowing);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
