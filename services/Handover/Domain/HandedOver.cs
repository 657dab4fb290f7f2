namespace ArchivePlatform.Handovers.Domain;

/// <summary>What an obligation owes and when it was handed over (AMB-30).</summary>
/// <param name="items">Every item it covers but those that were waived.</param>
/// <param name="parts">Parts of its checklist but those that were waived.</param>
/// <param name="waivers">When something was waived; a moment of its own where nothing is left to submit.</param>
internal sealed class HandedOver(IReadOnlyList<CoveredItem> items, IReadOnlyList<string> parts, IReadOnlyList<Submission> waivers)
{
    /// <summary>What is owed once waivers are taken off.</summary>
    public static HandedOver Of(IReadOnlyCollection<CoveredItem> items, IReadOnlyList<string> checklist, IReadOnlyCollection<WaivedPart> waived) => new(
        [.. items.Where(item => waived.All(waiver => waiver.ItemId != item.ItemId))],
        [.. checklist.Where(part => waived.All(waiver => waiver.Part != part))],
        [.. waived.Select(waiver => waiver.At)]);

    /// <summary>Parts of the checklist of which nothing has been handed over.</summary>
    public IReadOnlyList<string> Missing => [.. parts.Where(part => !items.Any(item => item.Part == part && item.Submission is not null))];

    /// <summary>How many items are not handed over yet.</summary>
    public int Remaining => items.Count(item => item.Submission is null);

    /// <summary>Day of the first submission by which everything registered until then and the whole checklist was handed over; null while there is none.</summary>
    /// <param name="countsAs">The day a moment counts as, local archive date.</param>
    /// <remarks>
    /// A submission before <paramref name="startedOn"/> cannot meet the obligation, for the letter itself still comes; what it carried
    /// counts as handed over. Where nothing more follows by the end of the due day, that last earlier submission meets it then.
    /// Assumption: what was waived was never owed, so the submission of the rest counts, also where it came before the waiver.
    /// </remarks>
    public DateOnly? MetOn(DateOnly startedOn, DateOnly? dueOn, DateOnly today, Func<Submission, DateOnly> countsAs)
    {
        var moments = items.Select(item => item.Submission).OfType<Submission>().Concat(waivers).OrderBy(moment => moment.At).ToList();
        var meeting = moments.Find(moment => countsAs(moment) >= startedOn && IsCompleteAt(moment.At));
        var metOn = meeting is null ? (DateOnly?)null : countsAs(meeting);
        if (dueOn is not { } due || today <= due || metOn <= due)
            return metOn;
        var earlier = moments.FindLast(moment => countsAs(moment) <= due);
        return earlier is not null && IsCompleteBy(due, countsAs) ? countsAs(earlier) : metOn;
    }

    private bool IsCompleteAt(DateTimeOffset at) =>
        items.All(item => item.RegisteredAt > at || item.Submission?.At <= at)
        && parts.All(part => items.Any(item => item.Part == part && item.Submission?.At <= at));

    private bool IsCompleteBy(DateOnly due, Func<Submission, DateOnly> countsAs)
    {
        bool IsInTime(CoveredItem item) => item.Submission is { } submission && countsAs(submission) <= due;
        return items.All(item => item.RegisteredOn > due || IsInTime(item)) && parts.All(part => items.Any(item => item.Part == part && IsInTime(item)));
    }
}

/// <summary>What was waived, and when.</summary>
internal sealed record WaivedPart(string? Part, Guid? ItemId, Submission At);
