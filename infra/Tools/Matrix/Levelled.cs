using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>Brings a dossier to its level.</summary>
internal static class Levelled
{
    /// <summary>Two departments agree on the level; on the lowest by turning a raise down.</summary>
    internal static async Task<(Thing Dossier, Thing Proposal)> OfAsync(Demonstration acts, Callers callers, string level, Answer dossier, CancellationToken ct)
    {
        var (wanted, word) = level == "C" ? ("B", "refusal") : (level, "confirmation");
        var request = new { level = wanted, reason = "核对权限", viewers = new[] { callers.Viewer.Id } };
        var asked = (await acts.As(callers.Colleague, "dossier").PostAsync($"dossiers/{dossier.Id}/level-proposals", request, dossier.Version, ct: ct)).Require();
        var proposal = asked["proposal"].GetProperty("id").GetString()!;
        var decided = (await acts.As(callers.Head, "dossier").PostAsync(
            $"dossiers/{dossier.Id}/level-proposals/{proposal}/{word}", new { }, asked.Version, ct: ct)).Require();
        return (Thing.Of(decided), new(proposal, 1));
    }
}
