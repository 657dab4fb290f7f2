using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.Identities.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using QRCoder;

namespace ArchivePlatform.Identities.Pages;

/// <summary>Sets an authenticator up (RFC 6238) and shows the recovery codes once.</summary>
[AllowAnonymous]
internal sealed class SetUpSecondFactorPage(Entrance entrance, SessionDesk sessions, UserManager<Account> people, Throttle throttle, IdentityDb db) : AccountPage
{
    private const int RecoveryCodes = 10;

    public override string Title => Codes.Count > 0 ? T("恢复码", "Recovery codes") : T("设置动态口令", "Set up the second factor");

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The secret for typing, in groups of four.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>The picture an authenticator reads.</summary>
    public string Picture { get; private set; } = "";

    /// <summary>The recovery codes, once the authenticator was proven.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await WhoAsync() is not { } account)
            return Next("/account/sign-in");
        await ShowAsync(account);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await WhoAsync() is not { } account)
            return Next("/account/sign-in");
        await throttle.CountAsync("second-factor", account.Id, Address, Ct);
        var code = (Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (!await people.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            await ShowAsync(account);
            return Refuse(StatusCodes.Status422UnprocessableEntity, "动态口令不正确", "The code is not right");
        }
        account.Spend(code);
        db.Audit(account.ToActor(), "second-factor.set-up", $"person/{account.Id}");
        await people.SetTwoFactorEnabledAsync(account, true).Done();
        Codes = [.. await people.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []];
        await sessions.EndAllAsync(account, Ct);
        await entrance.AfterFactorAsync(HttpContext, account, Ct);
        return Page();
    }

    /// <summary>Who has just given their password, or is signed in; nobody who has an authenticator already.</summary>
    private async Task<Account?> WhoAsync()
    {
        var account = await entrance.HalfAsync(HttpContext) ?? (await sessions.VisitorAsync(HttpContext, Ct))?.Account;
        return account is { TwoFactorEnabled: false } ? account : null;
    }

    private async Task ShowAsync(Account account)
    {
        if (await people.GetAuthenticatorKeyAsync(account) is not { } secret)
        {
            await people.ResetAuthenticatorKeyAsync(account).Done();
            secret = (await people.GetAuthenticatorKeyAsync(account))!;
        }
        Secret = string.Join(' ', secret.Chunk(4).Select(group => new string(group)));
        using var codes = new QRCodeGenerator();
        using var data = codes.CreateQrCode($"otpauth://totp/Archive:{account.Id}?secret={secret}&issuer=Archive&digits=6", QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        Picture = $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(5))}";
    }
}
