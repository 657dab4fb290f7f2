using System.Globalization;
using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Intake.Tests;

/// <summary>Tests with a company of their own, whose organisation they announce as they need it.</summary>
public abstract class FoundationTests(Platform platform) : IntakeTests(platform)
{
    private static int companies;

    /// <summary>Code of the company.</summary>
    protected string Code { get; } = string.Create(CultureInfo.InvariantCulture, $"F{Interlocked.Increment(ref companies):0000}");

    /// <summary>Id of the company.</summary>
    protected Guid Founded { get; } = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    /// <summary>Today by the platform's clock.</summary>
    protected DateOnly Today => ArchiveTime.DateOf(Platform.Instance.Now);

    /// <summary>Somebody of the company.</summary>
    protected Person Of(string id, string department, params string[] teams) => new($"{id}-{Code}", id, Code, [department], teams, []);

    /// <summary>A revision with the usual departments, and those of a company that does not sell itself.</summary>
    protected OrganisationRevised Revision(int revision = 1, DateOnly? effectiveOn = null, params DelegationLine[] delegations)
    {
        var usual = Organisation(Founded, Code, revision, effectiveOn ?? Today.AddDays(-9));
        return usual with { Departments = [.. usual.Departments, new("ADMIN", "综合部", []), new("PM_CO", "物业公司", [])], Delegations = delegations };
    }

    /// <summary>Announces the revisions in this order and waits until all are known.</summary>
    protected async Task FoundAsync(params OrganisationRevised[] revisions)
    {
        foreach (var revision in revisions ?? [])
            await Platform.Broker.TellAsync(revision, ct: Ct);
        await Eventually.Holds("the organisation is known", async () =>
            await CountAsync("select count(*) from known_organisation where company_id = $1", Founded) == revisions!.Length, ct: Ct);
    }

    /// <summary>A duty another department performs since long ago.</summary>
    protected static DelegationLine Delegated(string role, string department, DateOnly? from = null, DateOnly? until = null) =>
        new(role, department, from ?? new DateOnly(2026, 1, 1), until);
}
