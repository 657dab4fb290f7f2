using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>The loan of a volume that is back, so that whatever is asked about it is refused or read (clause 5.11.1).</summary>
internal static class PastLoan
{
    private const int Pages = 5;

    /// <summary>Asked for by the clerk while the dossier is of the lowest level, agreed to, handed out and taken back.</summary>
    internal static async Task<Thing> OfAsync(Demonstration acts, Callers callers, Guid volume, CancellationToken ct)
    {
        var wish = new { volumeId = volume, mode = "CONSULT_ON_SITE", purpose = "核对权限" };
        var loan = (await acts.As(callers.Clerk, "lending").PostWhenKnownAsync("loans", wish, ct: ct)).Require();
        loan = await DoneAsync(callers.Head, "approval", new { });
        loan = await DoneAsync(callers.Archivist, "issue", new { pages = Pages });
        return Thing.Of(await DoneAsync(callers.Archivist, "return", new { pages = Pages }));

        async Task<Answer> DoneAsync(Person by, string act, object request) =>
            (await acts.As(by, "lending").PostAsync($"loans/{loan.Id}/{act}", request, loan.Version, ct: ct)).Require();
    }
}
