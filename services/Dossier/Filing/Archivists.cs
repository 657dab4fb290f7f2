using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Dossiers.Filing;

/// <summary>Who may number and arrange: archivists of the custodian department (clauses 4.1, 4.1.1).</summary>
internal static class Archivists
{
    /// <summary>Refuses everybody else.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>NOT_CUSTODIAN</c></exception>
    internal static void RequireArchivist(this Actor actor, string custodian) =>
        DossierRules.NotCustodian.Require(actor.IsArchivistOf(custodian), custodian);

    /// <summary>Whether the caller is an archivist of the custodian department.</summary>
    internal static bool IsArchivistOf(this Actor actor, string custodian) => actor.HasRole("ARCHIVIST") && actor.IsIn(custodian);
}
