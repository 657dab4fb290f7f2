namespace ArchivePlatform.Handovers.Domain;

/// <summary>What tells a batch from every other one.</summary>
/// <param name="Number">For example <c>HO-2026-0031</c>; unique in the company.</param>
internal sealed record BatchIdentity(Guid Id, Guid CompanyId, string Number);
