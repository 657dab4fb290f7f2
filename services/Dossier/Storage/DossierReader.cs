using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Dossiers.Storage;

/// <summary>An index written out as a table: which dossiers of a level a department concerns, and which a person is named for, each in the order of their ids.</summary>
/// <remarks>
/// No index over the elements of an array is in the order of another column, so a page of somebody with few dossiers would look at all. A trigger keeps it
/// (<see cref="Migrations.CarriedOver.ReaderIndex"/>); the reading rule alone decides.
/// </remarks>
internal sealed class DossierReader
{
    public Guid CompanyId { get; private set; }

    /// <summary>Level and code of a department, for example <c>C:SALES</c>, or <c>p:</c> and the id of a viewer.</summary>
    public string Key { get; private set; } = "";

    public Guid DossierId { get; private set; }

    /// <summary>The keys under which a reader's dossiers stand.</summary>
    internal static string[] KeysOf(Reader reader) =>
        [$"p:{reader.Person}", .. reader.Levels.SelectMany(_ => reader.Departments, (level, department) => $"{level}:{department}")];
}
