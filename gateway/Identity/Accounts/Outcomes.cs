using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Identity;

namespace ArchivePlatform.Identities.Accounts;

/// <summary>What the account library answers is never passed over.</summary>
internal static class Outcomes
{
    /// <summary>Goes on only when it was done.</summary>
    /// <exception cref="RequestRefused"><c>STALE_VERSION</c> (412): somebody else changed the account meanwhile</exception>
    internal static async Task Done(this Task<IdentityResult> task)
    {
        var result = await task;
        if (result.Succeeded)
            return;
        if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)))
            throw new RequestRefused(Refusals.StaleVersion);
        throw new InvalidOperationException($"The account was not changed: {string.Join(", ", result.Errors.Select(error => error.Code))}");
    }
}
