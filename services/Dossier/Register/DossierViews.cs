using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Register;

/// <summary>Shows dossiers with what is known of their volumes' loans.</summary>
internal static class DossierViews
{
    internal static async Task<DossierView> ViewAsync(this DossierDb db, Dossier dossier, CancellationToken ct) => (await db.ViewsAsync([dossier], ct))[0];

    internal static async Task<IReadOnlyList<DossierView>> ViewsAsync(this DossierDb db, IReadOnlyCollection<Dossier> dossiers, CancellationToken ct)
    {
        var loans = await db.OutOfPlaceAsync(dossiers, ct);
        return [.. dossiers.Select(dossier => DossierView.Of(dossier, loans))];
    }

    /// <summary>The loans that volumes of these dossiers are out on, as far as Lending has told.</summary>
    internal static async Task<IReadOnlyList<KnownLoan>> OutOfPlaceAsync(this DossierDb db, IReadOnlyCollection<Dossier> dossiers, CancellationToken ct)
    {
        var volumes = dossiers.SelectMany(dossier => dossier.Volumes).Select(volume => volume.Id).ToList();
        return volumes.Count == 0 ? [] : await db.KnownLoans.AsNoTracking().Where(loan => loan.IsOut && volumes.Contains(loan.VolumeId)).ToListAsync(ct);
    }
}
