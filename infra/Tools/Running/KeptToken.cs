using ArchivePlatform.Stack;
using ArchivePlatform.Stack.SignIn;

namespace ArchivePlatform.Tools.Running;

/// <summary>A token of somebody who signs in for it, given out again while it is good for a minute yet: who signs in too often is slowed down.</summary>
internal static class KeptToken
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    internal static async Task<string> OfAsync(Instance instance, Person person, CancellationToken ct)
    {
        var kept = instance.Path("tokens", person.Id);
        if (File.Exists(kept) && await File.ReadAllTextAsync(kept, ct) is var known && EndOf(known) > instance.Now + Margin)
            return known;
        using var signedIn = new SignedIn(instance, person);
        var token = await signedIn.TokenAsync(ct);
        PrivateFile.Write(kept, token);
        return token;
    }

    private static DateTimeOffset EndOf(string token) =>
        DateTimeOffset.FromUnixTimeSeconds(TokenAnswer.Claims(token).GetProperty("exp").GetInt64());
}
