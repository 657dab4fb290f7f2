namespace ArchivePlatform.Handovers.Domain;

/// <summary>The accepted line that moves an item.</summary>
/// <param name="ToCustodian">Whether the receiver is the company's custodian department (clause 4.1).</param>
/// <param name="ToClientAffairs">Whether the receiver has the duty of the client-affairs group (clauses 4.3, 5.2.2).</param>
/// <param name="SubmittedAt">Server time of the submission of the line (AMB-30).</param>
/// <param name="At">Server time of the acceptance.</param>
internal sealed record Transfer(Guid BatchId, Party From, Party To, bool ToCustodian, bool ToClientAffairs, DateTimeOffset SubmittedAt, DateTimeOffset At, string By);
