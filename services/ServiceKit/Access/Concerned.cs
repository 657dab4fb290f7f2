namespace ArchivePlatform.ServiceKit.Access;

/// <summary>How something says whom it concerns where that is no department by its own code; see <see cref="IGuarded.Departments"/>.</summary>
public static class Concerned
{
    /// <summary>Whoever performs a duty, whichever department that is today (clause 4.3).</summary>
    public static string Duty(string role) => $"duty:{role}";

    /// <summary>Another company's people who act in a department (AMB-33).</summary>
    public static string Outside(string department) => $"outside:{department}";
}
