namespace ArchivePlatform.Lending.Domain;

/// <summary>A volume that was brought back.</summary>
/// <param name="Pages">Pages counted, 0 or more.</param>
/// <param name="Remark">Null where there is nothing to say.</param>
/// <param name="On">Local archive date.</param>
internal sealed record Receipt(int Pages, string? Remark, string By, DateOnly On, DateTimeOffset At);
