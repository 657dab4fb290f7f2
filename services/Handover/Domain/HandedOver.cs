namespace ArchivePlatform.Handovers.Domain;

/// <summary>When the items of a sale were handed over (AMB-30).</summary>
/// <param name="countsAs">The day a submission counts as, local archive date.</param>
internal sealed class HandedOver(IReadOnlyCollection<CoveredItem> items, Func<Submission, DateOnly> countsAs)
{
    /// <summary>Day of the first submission by which everything registered until then was handed over; null while there is none.</summary>
    /// <remarks>
    /// A submission before <paramref name="startedOn"/> cannot meet the obligation, for the letter itself still comes; what it carried
    /// counts as handed over. Where nothing more follows by the end of the due day, that last earlier submission meets it then.
    /// </remarks>
    public DateOnly? MetOn(DateOnly startedOn, DateOnly? dueOn, DateOnly today)
    {
        var submissions = items.Select(item => item.Submission).OfType<Submission>().OrderBy(submission => submission.At).ToList();
        var meeting = submissions.Find(submission => countsAs(submission) >= startedOn && IsCompleteAt(submission.At));
        var metOn = meeting is null ? (DateOnly?)null : countsAs(meeting);
        if (dueOn is not { } due || today <= due || metOn <= due)
            return metOn;
        var earlier = submissions.FindLast(submission => countsAs(submission) <= due);
        return earlier is not null && IsCompleteBy(due) ? countsAs(earlier) : metOn;
    }

    private bool IsCompleteAt(DateTimeOffset at) => items.All(item => item.RegisteredAt > at || item.Submission?.At <= at);

    private bool IsCompleteBy(DateOnly due) =>
        items.All(item => item.RegisteredOn > due || (item.Submission is { } submission && countsAs(submission) <= due));
}
