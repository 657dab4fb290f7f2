namespace ArchivePlatform.Handovers.Domain;

/// <summary>The working days a policy gives.</summary>
/// <param name="Revision">Revision of the company's policy; 0 for the default.</param>
/// <param name="Days">Working days, 1–60.</param>
internal sealed record Term(int Revision, int Days)
{
    public static readonly Term Default = new(0, SalesHandover.DefaultDays);
}
