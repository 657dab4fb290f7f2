using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Journey;

/// <summary>What must stand before anything is sold: company, project, records officers, a property.</summary>
internal sealed class Ground(Demonstration acts)
{
    private const string FirstCode = "B03U2R1503";

    private Guid company;
    private Guid project;

    internal Step[] Steps =>
    [
        new("王强 registers the company with its departments and policy (0, 4.1)", CompanyAsync),
        new("王强 registers the project 悦海园 (2)", ProjectAsync),
        new("records officers answer for SALES and GMO (5.1.6)", OfficersAsync),
    ];

    /// <summary>A property nobody has dealt with: the known one on the first run, a fresh code afterwards.</summary>
    internal async Task<Answer> PropertyAsync(bool theKnownOne, CancellationToken ct)
    {
        var taken = (await acts.As(People.LiMin, "dossier").GetAsync($"properties?project={project}&code={FirstCode}", ct)).Require();
        if (theKnownOne && taken["items"].GetArrayLength() == 0)
            return await acts.RegisterPropertyAsync(project, FirstCode, "悦海园3栋2单元1503", ct);
        return await Eventually.Gives("a free property code", () => FreshAsync(ct), ct: ct);
    }

    private async Task<Answer?> FreshAsync(CancellationToken ct)
    {
        var (building, floor, room) = (RandomNumberGenerator.GetInt32(4, 100), RandomNumberGenerator.GetInt32(1, 50), RandomNumberGenerator.GetInt32(1, 21));
        var answer = await acts.As(People.WangQiang, "dossier").PostAsync($"projects/{project}/properties", new
        {
            propertyCode = string.Create(CultureInfo.InvariantCulture, $"B{building:00}U1R{floor:00}{room:00}"),
            label = string.Create(CultureInfo.InvariantCulture, $"悦海园{building}栋1单元{floor:00}{room:00}"),
            usage = "RESIDENTIAL",
        }, ct: ct);
        return answer.Status == HttpStatusCode.Conflict ? null : answer.Require();
    }

    private async Task<string> CompanyAsync(CancellationToken ct)
    {
        var answer = await acts.RegisterCompanyAsync(ct);
        company = answer.Id;
        NotAsExpected.Unless("S001", answer["fondsNo"].GetString(), "the fonds number");
        return $"{answer["code"]} {answer["name"]}";
    }

    private async Task<string> ProjectAsync(CancellationToken ct)
    {
        var answer = await acts.RegisterProjectAsync(company, ct);
        project = answer.Id;
        return answer["code"].ToString();
    }

    private async Task<string> OfficersAsync(CancellationToken ct)
    {
        await acts.AppointOfficerAsync(People.ZhaoMin, "SALES", ct);
        await acts.AppointOfficerAsync(People.LiMin, "GMO", ct);
        return $"{People.ZhaoMin.Name}, {People.LiMin.Name}";
    }
}
