using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Companies;

/// <summary>Sets the caller's company up with revision 1 of its organisation and of its policy (clauses 0, 4.1).</summary>
internal static class SetUpCompany
{
    public sealed record Request(
        string? Code,
        string? Name,
        string? FondsNo,
        string? CustodianDepartment,
        IReadOnlyList<Department>? Departments,
        IReadOnlyList<Delegation>? Delegations,
        IReadOnlyList<Trust>? Trusts,
        PolicyText? Policy);

    internal static void Map(RouteGroupBuilder companies) => companies.MapPost("/", Handle);

    private static async Task<Created<CompanyView>> Handle(Request request, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var company = Company.SetUp(
            clock.NewId(),
            new(request.Code, request.Name, request.FondsNo),
            new(ArchiveTime.Today(clock), request.CustodianDepartment, request.Departments) { Delegations = request.Delegations, Trusts = request.Trusts },
            (request.Policy ?? throw Valid.Refusal("policy", "不能为空", "it is missing")).ToDraft());
        DossierRules.CompanyForeign.Require(company.Code == actor.Company, actor.Company);

        db.Add(company);
        db.Announce(company.Revised(company.Organisations[^1], clock.GetUtcNow(), actor.Person));
        db.Announce(company.Revised(company.Policies[^1], clock.GetUtcNow()));
        db.Audit(actor, "company.set-up", $"company/{company.Id}", new { company.Code });
        try
        {
            return await db.AnswerAsync(TypedResults.Created(Locations.Company(company.Id), CompanyView.Of(company, ArchiveTime.Today(clock))), ct);
        }
        catch (DbUpdateException fault) when (fault.Violates(Indexes.CompanyCode))
        {
            throw await Existing(company.Code, db, ct);
        }
    }

    private static async Task<RuleBroken> Existing(string code, DossierDb db, CancellationToken ct)
    {
        var id = await db.Companies.Where(company => company.Code == code).Select(company => company.Id).FirstAsync(ct);
        return new RuleBroken(DossierRules.CompanyExists, [code]) { Location = Locations.Company(id), Existing = id.ToString() };
    }
}
