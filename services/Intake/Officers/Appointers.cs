using ArchivePlatform.Intake.Domain;
using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Intake.Officers;

/// <summary>Who names records officers: the department itself, the archive that supervises it, and the keeper of master data (clauses 4.1.3, 5.1.6).</summary>
internal static class Appointers
{
    /// <summary>Refuses everybody else.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>DEPT_NOT_RESPONSIBLE</c></exception>
    public static void Require(Actor actor, string department) =>
        IntakeRules.DeptNotResponsible.Require(
            actor.IsIn(department) || actor.HasRole("ARCHIVIST") || actor.HasRole("GMO_HEAD") || actor.HasRole("REGISTRY"), actor.Name, department);
}
