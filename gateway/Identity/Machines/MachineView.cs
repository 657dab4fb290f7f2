using System.Text.Json.Serialization;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Identities.Machines;

/// <summary>A program or station as an administrator sees it.</summary>
public sealed record MachineView(
    string Id,
    string Kind,
    string Name,
    string Company,
    IReadOnlyList<string> Departments,
    IReadOnlyList<string> Teams,
    IReadOnlyList<string> Roles,
    string Clearance,
    bool Disabled,
    long Version) : IVersioned
{
    /// <summary>Its secret, shown in the first answer only and kept nowhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    /// <summary>The one-time code it enrols with, shown in the first answer only and kept nowhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EnrolmentCode { get; init; }

    internal static MachineView Of(Machine machine) => new(
        machine.Id,
        machine.Kind,
        machine.Name,
        machine.Rights.Company,
        machine.Rights.Departments,
        machine.Rights.Teams,
        machine.Rights.Roles,
        machine.Rights.Clearance,
        machine.IsDisabled,
        machine.Version);
}
