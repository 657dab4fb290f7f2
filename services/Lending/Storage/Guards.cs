using ArchivePlatform.ServiceKit.Access;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Storage;

/// <summary>What the reading rule asks of a volume or a loan (clause 5.1.5).</summary>
internal abstract class Guard : IGuarded
{
    public Guid Id { get; private set; }
    public Guid DossierId { get; private set; }
    public Guid CompanyId { get; private set; }
    public IReadOnlyList<string> Departments { get; private set; } = [];
    public string AccessLevel { get; private set; } = Levels.Lowest;
    public IReadOnlyList<string> Viewers { get; private set; } = [];
    public abstract string Subject { get; }
}

/// <summary>A volume concerns whom its dossier concerns and is as secret.</summary>
internal sealed class VolumeGuard : Guard
{
    public override string Subject => $"volume/{Id}";
}

/// <summary>A loan concerns the borrower's department: who has a volume is not for everybody who may read it. It is as secret as the dossier.</summary>
internal sealed class LoanGuard : Guard
{
    public override string Subject => $"loan/{Id}";
}

/// <summary>Reads the guards from the rows they guard.</summary>
internal static class GuardMapping
{
    private const string Volumes = """
        select volume.volume_id as id, dossier.dossier_id, dossier.company_id, dossier.departments, dossier.access_level, dossier.viewers
        from known_volume volume join known_dossier dossier on dossier.dossier_id = volume.dossier_id
        """;

    private const string Loans = """
        select loan.id, loan.dossier_id, loan.company_id, array[loan.borrower_department] as departments, dossier.access_level, dossier.viewers
        from loan join known_dossier dossier on dossier.dossier_id = loan.dossier_id
        """;

    public static void Apply(ModelBuilder model)
    {
        Map<VolumeGuard>(model, Volumes);
        Map<LoanGuard>(model, Loans);
    }

    private static void Map<T>(ModelBuilder model, string query) where T : Guard =>
        model.Entity<T>().ToSqlQuery(query).Ignore(row => row.Subject).HasKey(row => row.Id);
}
