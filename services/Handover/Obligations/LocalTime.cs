using ArchivePlatform.ServiceKit.Time;

namespace ArchivePlatform.Handovers.Obligations;

internal static class LocalTime
{
    /// <summary>The local archive time of an instant.</summary>
    public static DateTime Of(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, ArchiveTime.Zone).DateTime;
}
