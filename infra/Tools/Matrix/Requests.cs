using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>What is said on each route. A route that is not listed gets an empty object, which most refuse by their content.</summary>
/// <remarks>Everything here is refused by state or content by the time the caller is known to be allowed: the dossiers are arranged, the batches accepted, the volumes back.</remarks>
internal sealed class Requests(string company, DateOnly today)
{
    private const string Reason = "核对权限";

    /// <summary>The body of a request that changes something.</summary>
    internal object Body(Route route, Subject subject) => $"{route.Method} {route.Pattern}" switch
    {
        "POST /api/dossier/companies" => Company.Body(today, company, "M001"),
        "POST /api/dossier/projects/{id}/properties/bulk" => new { lines = new[] { new { } } },
        "POST /api/dossier/dossiers" => new { propertyId = subject["properties"].Id },
        "POST /api/dossier/dossiers/{id}/arrangement" => new { lines = new[] { new { itemId = subject["arranged"].Id } } },
        "POST /api/dossier/dossiers/{id}/level-proposals" => new { level = subject.Level, reason = Reason },
        "POST /api/dossier/mergers" => new { propertyId = subject["properties"].Id, dossierIds = new[] { subject["dossiers"].Id } },
        "POST /api/intake/officers" => new { departmentCode = "SALES", person = "nobody", from = today },
        "POST /api/intake/items" => new { propertyId = subject["properties"].Id, departmentCode = "SALES", carrier = "floppy" },
        "POST /api/handover/batches" => new { fromDepartment = "SALES", toDepartment = "GMO", itemIds = new[] { subject["items"].Id } },
        "POST /api/handover/batches/{id}/lines" or "POST /api/handover/batches/{id}/acceptances" or "POST /api/handover/batches/{id}/resubmission" =>
            new { itemIds = new[] { subject["items"].Id } },
        "POST /api/handover/batches/{id}/returns" => new { lines = new[] { new { itemId = subject["items"].Id, reason = Reason } } },
        "POST /api/handover/obligations/{id}/waivers" => new { part = "NONE", reason = Reason, approver = "nobody" },
        "POST /api/lending/loans" => new { volumeId = subject["lent"].Id, mode = "CONSULT_ON_SITE" },
        "POST /api/lending/loans/{id}/issue" or "POST /api/lending/loans/{id}/return" => new { pages = 0 },
        "POST /api/lending/loans/{id}/recall" => new { reason = Reason },
        "POST /api/lending/loans/{id}/refusal" => new { opinion = Reason },
        "POST /api/identity/people" => new { id = subject["people"].Id, name = Reason, company },
        "POST /api/identity/clients" or "POST /api/identity/stations" => new { id = subject["clients"].Id, name = Reason, company },
        "POST /api/identity/clients/{id}/secrets" => new { overlapHours = 0 },
        "PUT /api/identity/people/{id}/rights" or "PUT /api/identity/clients/{id}/rights" => new { company, roles = new[] { "NONE" } },
        _ => new { },
    };

    /// <summary>How a list is narrowed to the subject, and what stands in it then.</summary>
    internal (string Query, string? Lists) Search(Route route, Subject subject) => $"{route.Method} {route.Pattern}" switch
    {
        "GET /api/dossier/projects" => ("?limit=200", subject["projects"].Id),
        "GET /api/dossier/properties" => ("?limit=200", subject["properties"].Id),
        "GET /api/dossier/dossiers" => ($"?property={subject["properties"].Id}", subject["dossiers"].Id),
        "GET /api/intake/officers" => ("?limit=200", subject["officers"].Id),
        "GET /api/intake/items" => ($"?property={subject["properties"].Id}", subject["items"].Id),
        "GET /api/handover/batches" => ("?limit=200", subject["batches"].Id),
        "GET /api/handover/obligations" => ($"?sale={subject["sales"].Id}", subject["obligations"].Id),
        "GET /api/handover/calendar/due" => ("?clause=5.2.2&from=2026-09-28", null),
        "GET /api/lending/loans" => ($"?volume={subject["lent"].Id}", subject["loans"].Id),
        "GET /api/scan/media" => ($"?item={subject["items"].Id}", subject["media"].Id),
        "GET /api/identity/people" => ($"?limit=200&after={company.ToLowerInvariant()}-", subject["people"].Id),
        "GET /api/identity/clients" => ("", subject["clients"].Id),
        _ => ("", null),
    };

    /// <summary>Whether the route is asked about somebody who is disabled, so that it changes nothing.</summary>
    internal static bool WantsGone(Route route) => route.Pattern.EndsWith("/disabling", StringComparison.Ordinal) || route.Pattern.EndsWith("/reset-links", StringComparison.Ordinal);

    /// <summary>What may be unknown inside a subject that is not hidden; operators see everything, also that it is not there.</summary>
    internal static IReadOnlyList<string> Inside(Route route) =>
        route.Pattern.Contains("/operations/", StringComparison.Ordinal) ? ["NOT_FOUND"]
        : route.Pattern.Contains("/keys/", StringComparison.Ordinal) ? ["KEY_UNKNOWN"]
        : [];
}
