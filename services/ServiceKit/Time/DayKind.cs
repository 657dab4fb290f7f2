namespace ArchivePlatform.ServiceKit.Time;

/// <summary>What a calendar day is for counting.</summary>
public enum DayKind
{
    /// <summary>Day 0: the day the period starts from, never counted.</summary>
    Start,

    /// <summary>Monday to Friday, worked.</summary>
    Workday,

    /// <summary>Saturday or Sunday, not worked.</summary>
    Weekend,

    /// <summary>Off by the year's notice.</summary>
    Holiday,

    /// <summary>Saturday or Sunday worked by the year's notice.</summary>
    Makeup,

    /// <summary>Off by the company's own table, whatever the notice says.</summary>
    CompanyOff,

    /// <summary>Worked by the company's own table, whatever the notice says.</summary>
    CompanyWork,
}
