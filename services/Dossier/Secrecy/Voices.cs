using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Dossiers.Secrecy;

/// <summary>For which department somebody speaks when a level is decided on (clause 5.1.5).</summary>
internal static class Voices
{
    /// <summary>The custodian department speaks by its archivists and its head, another one by any of its people; no program decides.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>SECRECY_CHANGE_FORBIDDEN</c></exception>
    internal static Voice Voice(this Actor actor, OrganisationRevision organisation)
    {
        var custodian = organisation.CustodianDepartment;
        var department = actor.IsIn(custodian) ? custodian : actor.Departments.Order(StringComparer.Ordinal).FirstOrDefault();
        var speaksForCustodian = actor.HasRole("ARCHIVIST") || actor.HasRole("GMO_HEAD") || organisation.IsHead(actor.Person, custodian);
        var maySpeak = !actor.Machine && department is not null && (department != custodian || speaksForCustodian);
        DossierRules.SecrecyChangeForbidden.Require(maySpeak);
        return new(actor.Person, department!);
    }
}
