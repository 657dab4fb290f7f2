using ArchivePlatform.ServiceKit.Time;

namespace ArchivePlatform.Handovers.Domain;

/// <summary>What a policy says of the deadline of clause 5.2.2.</summary>
/// <param name="Revision">Revision of the company's policy; 0 for the default.</param>
/// <param name="Days">Working days, 1–60.</param>
internal sealed record Term(int Revision, int Days)
{
    public static readonly Term Default = new(0, SalesHandover.DefaultDays);

    public CompanyDays CompanyDays { get; init; } = CompanyDays.None;

    public Closing Closing { get; init; } = Closing.Midnight;

    /// <summary>Subtypes of which at least one item each must be handed over (AMB-30).</summary>
    public IReadOnlyList<string> Checklist { get; init; } = SalesHandover.DefaultChecklist;
}
