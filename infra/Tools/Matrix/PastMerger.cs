using System.Net;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>Two dossiers of one level that were merged, so that whatever is asked about their merger is read (AMB-23).</summary>
internal static class PastMerger
{
    /// <param name="homes">Two whose dossiers are merged, and the successor.</param>
    internal static async Task<Thing> OfAsync(Demonstration acts, Callers callers, string level, IReadOnlyList<Answer> homes, CancellationToken ct)
    {
        var dossierIds = new List<string>();
        foreach (var home in homes.Take(2))
        {
            var opened = (await acts.As(callers.Colleague, "dossier").PostAsync("dossiers", new { propertyId = home.Id }, ct: ct)).Require();
            dossierIds.Add((await Levelled.OfAsync(acts, callers, level, opened, ct)).Dossier.Id);
        }
        return Thing.Of((await acts.As(callers.ArchivistOfA, "dossier").PostAsync("mergers", new { propertyId = homes[2].Id, dossierIds }, ct: ct)).Require(HttpStatusCode.Accepted));
    }
}
