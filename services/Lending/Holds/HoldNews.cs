namespace ArchivePlatform.Lending.Holds;

internal static class HoldNews
{
    /// <summary>The audit trail of a hold.</summary>
    public static string Subject(Guid id) => $"hold/{id}";
}
