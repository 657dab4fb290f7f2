namespace ArchivePlatform.Handovers.Domain;

/// <summary>What clause 5.2.2 says: after the subscription letter is signed the sales team hands its material to client affairs within five working days.</summary>
internal static class SalesHandover
{
    public const string Clause = "5.2.2";

    /// <summary>Category of clause 3.1.</summary>
    public const string Category = "SALES";

    /// <summary>Policy key of the number of working days.</summary>
    public const string DaysKey = "deadline.sales.days";

    /// <summary>Policy key of the end of a due day (AMB-03).</summary>
    public const string ClosingKey = "deadline.cutoff_time";

    /// <summary>Policy key of the papers a handover cannot do without (AMB-30).</summary>
    public const string ChecklistKey = "checklist.sales";

    /// <summary>Checklist where no policy is in force: the subscription letter itself.</summary>
    public static readonly IReadOnlyList<string> DefaultChecklist = ["SUBSCRIPTION_LETTER"];

    /// <summary>Working days where no policy is in force (AMB-03).</summary>
    public const int DefaultDays = 5;

    /// <summary>Most working days a policy may give.</summary>
    public const int MostDays = 60;

    /// <summary>Whether <paramref name="giver"/> owes the item: its own sales material, or its department's without a team.</summary>
    public static bool Covers(Party giver, SaleItem item) =>
        item.Category == Category && item.Department == giver.Department && (giver.Team is null || item.Team is null || item.Team == giver.Team);

    /// <summary>Whether the step hands the item over in the sense of the clause: to whoever had the duty of client affairs then, or straight to the custodian.</summary>
    /// <remarks>Assumption: what the custodian accepted need not pass through client affairs first; where one department has both duties, that is the only way.</remarks>
    public static bool Settles(CustodyHop step) => step.SubmittedAt is not null && (step.ToCustodian || step.ToClientAffairs);
}
