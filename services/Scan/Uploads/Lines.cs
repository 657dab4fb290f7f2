using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Scanning.Uploads;

/// <summary>What the bulk forms about uploads have in common.</summary>
internal static class Lines
{
    /// <summary>Status of a line that was not done.</summary>
    public const string Refused = "REFUSED";

    /// <summary>1 to 500 ids, each once.</summary>
    public static IReadOnlyList<Guid> Ids(IReadOnlyList<Guid>? ids) =>
        Valid.List(ids, 1, 500, "ids") is var list && list.Distinct().Count() == list.Count
            ? list
            : throw Valid.Refusal("ids", "有重复的编号", "an id stands twice");
}

/// <summary>Where one upload stands.</summary>
/// <param name="Index">Place of its id in the request, from 0.</param>
/// <param name="Status">Its state, or <c>REFUSED</c>.</param>
/// <param name="MediaId">The medium that holds its content: itself when kept, another when joined; null before.</param>
/// <param name="Reason">Why it was not kept.</param>
/// <param name="Missing">Numbers of the parts that have not arrived.</param>
public sealed record UploadLine(
    int Index, Guid Id, string Status, Guid? MediaId, string? Reason, IReadOnlyList<int>? Missing, string? Code, string? Clause, string? Detail)
{
    internal static UploadLine Of(int index, Media media) => new(
        index, media.Id, media.State, media.State == MediaState.Verified ? media.Id : media.JoinedTo, media.Reason, null, null, null, null);

    internal static UploadLine Of(int index, Guid id, RuleBroken reason, Language language, IReadOnlyList<int>? missing = null) => new(
        index, id, Lines.Refused, null, null, missing, reason.Rule.Code, reason.Rule.Clause, reason.Sentence(language.Chinese));
}
