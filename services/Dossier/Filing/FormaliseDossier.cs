using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Register;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Filing;

/// <summary>Makes a working dossier the formal one, under the same id, and gives it its number (clauses 5.3.1, 5.10.1, AMB-01).</summary>
internal static class FormaliseDossier
{
    internal static void Map(RouteGroupBuilder dossiers) => dossiers.MapPost("/{id:guid}/formalisation", Handle);

    private static async Task<Ok<DossierView>> Handle(
        Guid id, Actor actor, ExpectedVersion version, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var today = ArchiveTime.Today(clock);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var dossier = await db.LockedDossier(id, actor, clock, ct);
        version.Require(dossier);
        var custodian = (await db.Organisation(dossier.CompanyId, today, ct)).CustodianDepartment;
        actor.RequireArchivist(custodian);
        var template = (await db.Policy(dossier.CompanyId, today, ct)).Numbering;
        var fondsNo = await db.Companies.Where(company => company.Id == dossier.CompanyId).Select(company => company.FondsNo).FirstAsync(ct);
        var held = await db.Accessions.CountAsync(accession => accession.DossierId == id && accession.HolderDepartment == custodian, ct);

        var given = dossier.Formalise(fondsNo, template, new(custodian, held), today);

        db.Add(given);
        db.Announce(dossier.Changed(clock.GetUtcNow()));
        db.Audit(actor, "dossier.formalise", $"dossier/{id}", new { dossier.Number });
        try
        {
            var answer = await db.AnswerAsync(TypedResults.Ok(DossierView.Of(dossier, [])), ct);
            await transaction.CommitAsync(ct);
            return answer;
        }
        catch (DbUpdateException fault) when (fault.Violates(Indexes.Number))
        {
            throw DossierRules.NumberTaken.Broken(dossier.Number);
        }
        catch (DbUpdateException fault) when (fault.Violates(Indexes.NumberedCode))
        {
            throw DossierRules.PropertyCodeNumbered.Broken(dossier.PropertyCode, dossier.Number);
        }
    }
}
