using System.Globalization;
using ArchivePlatform.Stations.Uploads;

namespace ArchivePlatform.Stations.Reports;

/// <summary>What is told, as sentences.</summary>
internal static class Sentences
{
    /// <summary>Whether a file came to its end.</summary>
    public static bool IsEnd(ReportLine line) => line.Event is "verified" or "joined" or "rejected" or "refused" or "keptBefore";

    /// <summary>Whether a person should look.</summary>
    public static bool IsFault(ReportLine line) => line.Event is "rejected" or "refused" or "stays" or "pausing" or "error";

    /// <summary>The sentence; null where a person need not know.</summary>
    public static string? Of(ReportLine line, Language language)
    {
        var why = line.Detail ?? (line.Code is { } code ? Reasons.Of(code, language) : null);
        var reason = line.Code is null || why == line.Code ? why : $"{line.Code}: {why}";
        var departments = string.Join(", ", line.Departments ?? []);
        return line.Event switch
        {
            "enrolled" => language.Of($"已登记为扫描站 {line.Station}（部门：{departments}）", $"Enrolled as station {line.Station} (departments: {departments})"),
            "signedIn" => language.Of($"扫描站 {line.Station} 登录成功（部门：{departments}）", $"Station {line.Station} signed in (departments: {departments})"),
            "keptBefore" => language.Of($"{line.File} 此前已入库", $"{line.File} was kept before"),
            "waiting" => language.Of($"{line.File} 等待件信息到达", $"{line.File} waits for its item to arrive"),
            "verified" => language.Of($"{line.File} 已核验入库", $"{line.File} verified and kept"),
            "joined" => language.Of($"{line.File} 与该件已有影像相同，已归并", $"{line.File} joined: the item has the same content already"),
            "rejected" => language.Of($"{line.File} 未入库，原文件保留（{reason}）", $"{line.File} rejected, the original stays ({reason})"),
            "refused" => language.Of($"{line.File} 未接收，原文件保留（{reason}）", $"{line.File} refused, the original stays ({reason})"),
            "removed" => language.Of($"{line.File} 已从本机删除", $"{line.File} removed from this machine"),
            "stays" => language.Of($"{line.File} 未从本机删除（{reason}）", $"{line.File} was not removed from this machine ({reason})"),
            "queued" => $"{line.State,-9} {line.File}{(line.Code is null ? "" : $" ({reason})")}",
            "pausing" => language.Of($"平台暂时无法访问，稍后重试：{why}", $"The platform is away, trying again: {why}"),
            "summary" => Summary(line, language),
            "error" => why,
            _ => null,
        };
    }

    private static string Summary(ReportLine line, Language language) => language.Of(
        string.Create(CultureInfo.InvariantCulture, $"核验入库 {line.Verified}，归并 {line.Joined}，拒绝 {line.Rejected}，未接收 {line.Refused}，未完成 {line.Open}"),
        string.Create(CultureInfo.InvariantCulture, $"{line.Verified} verified, {line.Joined} joined, {line.Rejected} rejected, {line.Refused} refused, {line.Open} open"));
}
