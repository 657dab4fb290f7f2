namespace ArchivePlatform.Handovers.Domain;

/// <content>What the receiving side does with what is offered: countersign, accept, return.</content>
internal sealed partial class Batch
{
    /// <summary>Countersigns what is offered, for the department that supervises handovers of other companies' people (clause 4.3.2).</summary>
    /// <param name="supervisor">Department that has the duty of the developer's customer service.</param>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>NOT_COUNTERSIGNER</c>, <c>COUNTERSIGN_NOT_DUE</c>, <c>COUNTERSIGN_SELF_FORBIDDEN</c></exception>
    public void Countersign(string supervisor, Member by, DateTimeOffset at)
    {
        HandoverRules.NotCountersigner.Require(by.IsIn(supervisor), supervisor);
        var offered = lines.Where(line => line.State == LineState.Offered).ToList();
        HandoverRules.CountersignNotDue.Require(IsExternal && CountersignedAt is null && offered.Count > 0, Number);
        HandoverRules.CountersignSelf.Require(offered.TrueForAll(line => line.SubmittedBy != by.Person));
        (CountersignedAt, CountersignedBy) = (at, by.Person);
        Touch();
    }

    /// <summary>Accepts offered lines that are shown; custody of each passes with it (AMB-27).</summary>
    /// <param name="items">The items accepted; null for every line that is offered.</param>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>NOT_RECEIVER</c>, <c>COUNTERSIGN_MISSING</c>, <c>SELF_ACCEPTANCE_FORBIDDEN</c>, <c>LINE_UNKNOWN</c>, <c>BATCH_NOT_OPEN</c>, <c>BATCH_ALREADY_ACCEPTED</c></exception>
    public IReadOnlyList<BatchLine> Accept(IReadOnlyCollection<Guid>? items, Member by, DateTimeOffset at)
    {
        MustBeReceiver(by);
        var accepted = InState(LineState.Offered, items ?? Offered());
        HandoverRules.CountersignMissing.Require(!IsExternal || CountersignedAt is not null, Number);
        HandoverRules.SelfAcceptanceForbidden.Require(accepted.All(line => line.SubmittedBy != by.Person) && CountersignedBy != by.Person);
        foreach (var line in accepted)
            line.Accept(by.Person, at);
        Decided(at);
        return accepted;
    }

    /// <summary>Sends offered lines back, each with its reason; custody stays with the giver (AMB-27).</summary>
    /// <param name="resubmitBy">Day by which the giver should offer them again; null where the calendar year is missing.</param>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>NOT_RECEIVER</c>, <c>RETURN_REASON_REQUIRED</c>, <c>LINE_UNKNOWN</c>, <c>BATCH_NOT_OPEN</c>, <c>BATCH_ALREADY_ACCEPTED</c></exception>
    public IReadOnlyList<BatchLine> Return(IReadOnlyCollection<ReturnedItem> items, DateOnly? resubmitBy, Member by, DateTimeOffset at)
    {
        MustBeReceiver(by);
        HandoverRules.ReturnReasonRequired.Require(items.All(item => !string.IsNullOrWhiteSpace(item.Reason)));
        var reasons = items.DistinctBy(item => item.ItemId).ToDictionary(item => item.ItemId, item => item.Reason!);
        var returned = InState(LineState.Offered, reasons.Keys);
        foreach (var line in returned)
            line.Return(reasons[line.ItemId], resubmitBy, by.Person, at);
        Decided(at);
        return returned;
    }

    private void Decided(DateTimeOffset at)
    {
        DecidedAt ??= at;
        State = StateOfLines();
        Touch();
    }

    private List<Guid> Offered()
    {
        var offered = Shown.Where(line => line.State == LineState.Offered).Select(line => line.ItemId).ToList();
        MustBe(offered.Count > 0);
        return offered;
    }

    private void MustBeReceiver(Member by) => HandoverRules.NotReceiver.Require(by.IsIn(To.Department), To.Department);
}
