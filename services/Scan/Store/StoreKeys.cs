using System.Security.Cryptography;

namespace ArchivePlatform.Scanning.Store;

/// <summary>Keys of objects: they say nothing, nobody can guess them, and those made together begin alike, so that one list tells about all of them.</summary>
internal static class StoreKeys
{
    private const int TogetherBytes = 8;
    private const int OwnBytes = 16;

    /// <summary>Beginning of keys that are made together.</summary>
    internal static string NewTogether() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TogetherBytes));

    /// <summary>A key nobody can guess, fresh for each upload.</summary>
    internal static string New(string together) => together + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(OwnBytes));

    /// <summary>Beginning that a key has in common with those made together with it.</summary>
    internal static string TogetherOf(string key) => key[..(2 * TogetherBytes)];
}
