namespace ArchivePlatform.Handovers.Domain;

/// <summary>A missing part of a handover that is done without, with its reason and who approved it (clause 5.1.1b, AMB-30). It is never taken back.</summary>
internal sealed class Waiver
{
    /// <summary>Fewest characters of a reason.</summary>
    public const int ShortestReason = 4;

    private Waiver()
    {
    }

    public Guid Id { get; private set; }
    public Guid CompanyId { get; private set; }
    public Guid SaleId { get; private set; }

    /// <summary>The part of the checklist; null where it is an item.</summary>
    public string? Part { get; private set; }

    /// <summary>The registered item; null where it is a part.</summary>
    public Guid? ItemId { get; private set; }

    /// <summary>4 to 500 characters.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who approved it; somebody else than <see cref="By"/>.</summary>
    public string Approver { get; private set; } = "";

    /// <summary>Archivist or head who entered it.</summary>
    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>Records that the subject need not be handed over.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>REASON_REQUIRED</c>, <c>WAIVER_SELF_APPROVAL</c></exception>
    public static Waiver Of(Guid id, Obligation obligation, WaiverDraft draft, Member by, DateTimeOffset at)
    {
        HandoverRules.ReasonRequired.Require(draft.Reason is { } reason && reason.EnumerateRunes().Count() >= ShortestReason);
        HandoverRules.WaiverSelfApproval.Require(!string.Equals(draft.Approver, by.Person, StringComparison.OrdinalIgnoreCase));
        return new Waiver
        {
            Id = id,
            CompanyId = obligation.CompanyId,
            SaleId = obligation.SaleId,
            Part = draft.Part,
            ItemId = draft.ItemId,
            Reason = draft.Reason!,
            Approver = draft.Approver,
            By = by.Person,
            At = at,
        };
    }
}

/// <summary>What is asked to be done without: a part of the checklist or an item, one of both.</summary>
internal sealed record WaiverDraft(string? Part, Guid? ItemId, string? Reason, string Approver);
