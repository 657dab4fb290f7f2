using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Intake.Officers;

/// <summary>Who names records officers: the department's head, or anybody of it where no head is named; the archive that supervises it, and the keeper of master data (clauses 4.1.3, 5.1.6).</summary>
internal static class Appointers
{
    /// <summary>Refuses everybody else.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>DEPT_NOT_RESPONSIBLE</c></exception>
    public static void Require(Actor actor, KnownOrganisation company, string department)
    {
        var speaksForDepartment = company.HeadOf(department) is { } head ? actor.Person == head : actor.IsIn(department);
        IntakeRules.DeptNotResponsible.Require(
            speaksForDepartment || actor.HasRole("ARCHIVIST") || actor.HasRole("GMO_HEAD") || actor.HasRole("REGISTRY"), actor.Name, department);
    }
}
