namespace ArchivePlatform.ServiceKit.Time;

/// <summary>A day for which the year's notice says something else than Monday to Friday.</summary>
/// <param name="Kind"><see cref="DayKind.Holiday"/> or <see cref="DayKind.Makeup"/>.</param>
/// <param name="Name">The festival it belongs to, for example 国庆节.</param>
public sealed record NotedDay(DateOnly On, DayKind Kind, string Name);
