using ArchivePlatform.Scanning.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Scanning.Operations;

/// <summary>Shows operations what the store was found to do, and what closes each hole.</summary>
internal static class ShowStore
{
    /// <param name="IsSafe">Whether uploads are taken in.</param>
    /// <param name="Findings">Empty before the store was tried out.</param>
    public sealed record Answer(bool IsSafe, IReadOnlyList<StoreFinding> Findings);

    internal static void Map(RouteGroupBuilder operations) => operations.MapGet("/store", Handle);

    private static Ok<Answer> Handle(StoreReport report) => TypedResults.Ok(new Answer(report.IsSafe, report.Findings));
}
