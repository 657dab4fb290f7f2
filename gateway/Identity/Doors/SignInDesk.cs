using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Identity;

namespace ArchivePlatform.Identities.Doors;

/// <summary>Judges names, passwords and second factors; whoever is not let in learns nothing about why.</summary>
internal sealed class SignInDesk(UserManager<Account> people, IPasswordHasher<Account> hasher, Throttle throttle, IdentityDb db)
{
    private const string Kind = "sign-in";
    private const string FactorKind = "second-factor";

    private static string? nobodysHash;

    /// <summary>The person of that name, when the password is theirs and they may come in; null otherwise, after the same work.</summary>
    /// <exception cref="RequestRefused"><c>RATE_LIMITED</c> (429), for known and unknown names alike</exception>
    internal async Task<Account?> ByPasswordAsync(string? name, string? password, string address, CancellationToken ct)
    {
        var wanted = (name ?? "").Trim().ToLowerInvariant();
        await throttle.CountAsync(Kind, wanted, address, ct);
        var account = SubjectId.Fits(wanted) ? await people.FindByIdAsync(wanted) : null;
        var fits = Fits(account, password ?? "");
        if (account is null)
        {
            await throttle.UnknownAsync(Kind, ct);
            return null;
        }
        if (!fits || account.IsDisabled || await people.IsLockedOutAsync(account))
        {
            await FailAsync(account, "PASSWORD");
            return null;
        }
        await people.ResetAccessFailedCountAsync(account);
        await throttle.ForgiveAsync(Kind, wanted, address, ct);
        return account;
    }

    /// <summary>Whether the code is of the person's authenticator now, and not the one used last, or one of their recovery codes.</summary>
    /// <exception cref="RequestRefused"><c>RATE_LIMITED</c> (429)</exception>
    internal async Task<bool> FactorAsync(Account account, string? code, string address, CancellationToken ct)
    {
        await throttle.CountAsync(FactorKind, account.Id, address, ct);
        var given = (code ?? "").Replace(" ", "", StringComparison.Ordinal).Trim();
        var good = !await people.IsLockedOutAsync(account)
            && (given.Length == 6 ? await IsCurrentAsync(account, given) : (await people.RedeemTwoFactorRecoveryCodeAsync(account, given.ToUpperInvariant())).Succeeded);
        if (!good)
        {
            await FailAsync(account, "SECOND_FACTOR");
            return false;
        }
        await throttle.ForgiveAsync(FactorKind, account.Id, address, ct);
        return true;
    }

    private async Task<bool> IsCurrentAsync(Account account, string code) =>
        await people.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code) && account.Spend(code);

    /// <summary>Counts a failure towards the lock and notes it in the person's stream, in one save.</summary>
    private async Task FailAsync(Account account, string rule)
    {
        db.AuditRefusal(account.Id, "person", "sign-in.refused", $"person/{account.Id}", rule);
        await people.AccessFailedAsync(account);
    }

    /// <summary>Hashes in any case, so that an unknown name takes as long as a known one.</summary>
    private bool Fits(Account? account, string password)
    {
        nobodysHash ??= hasher.HashPassword(account!, OneTimeCode.Fresh());
        var verdict = hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? nobodysHash, password);
        return account?.PasswordHash is not null && verdict != PasswordVerificationResult.Failed;
    }
}
