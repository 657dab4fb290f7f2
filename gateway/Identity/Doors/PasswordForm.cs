namespace ArchivePlatform.Identities.Doors;

/// <summary>What a password must be: long. Nothing is said about its characters (NIST SP 800-63B).</summary>
internal static class PasswordForm
{
    internal const int Shortest = 12;
    internal const int Longest = 128;

    /// <summary>What is wrong with it, in both languages; null when it is good.</summary>
    internal static (string Zh, string En)? Fault(string? password) => password?.Length switch
    {
        null or < Shortest => ("密码至少12个字符", "A password has at least 12 characters"),
        > Longest => ("密码最多128个字符", "A password has at most 128 characters"),
        _ => null,
    };
}
