namespace ArchivePlatform.Intake.Domain;

/// <summary>One correction of a subscription date with its reason; corrections are kept for ever (AMB-30).</summary>
internal sealed record SaleCorrection(DateOnly From, DateOnly To, string Reason, string By, DateTimeOffset At);
