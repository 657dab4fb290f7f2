using ArchivePlatform.Intake.Domain;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Items;

/// <summary>What becomes of one line: an item, a waiting line with what it waits for, or a refusal.</summary>
internal sealed record Outcome(Item? Item, WaitingLine? Waiting, RuleBroken? Reason)
{
    /// <summary>Decides a line.</summary>
    public static Outcome Of(Ledger ledger, ItemLine line, Registration registration, Actor? actor)
    {
        try
        {
            return new(ledger.Register(line, registration, actor), null, null);
        }
        catch (RuleBroken reason)
        {
            return new(null, MayWait(reason) ? WaitingLine.PutAside(line, registration, reason) : null, reason);
        }
    }

    /// <summary>True where the line is in order but its property or sale is not known yet.</summary>
    public static bool MayWait(RuleBroken reason) =>
        reason.Rule == IntakeRules.PropertyUnknown || reason.Rule == IntakeRules.SaleUnknown;
}
