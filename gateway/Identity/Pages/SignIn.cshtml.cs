using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Identities.Pages;

/// <summary>Asks for name and password, or leads to the other issuer.</summary>
[AllowAnonymous]
internal sealed class SignInPage(SignInDesk desk, Entrance entrance, IOptions<IdentitySettings> options) : AccountPage
{
    public override string Title => T("登录", "Sign in");

    /// <summary>Name of the other issuer; null where there is none.</summary>
    public string? ExternalName => options.Value.External?.Name;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public async Task<IActionResult> OnPostAsync() =>
        await desk.ByPasswordAsync(Name, Password, Address, Ct) is { } account
            ? await entrance.AfterPasswordAsync(HttpContext, account, Ct) switch
            {
                Entrance.Step.In => GoOn(),
                Entrance.Step.Factor => Next("/account/second-factor"),
                _ => Next("/account/second-factor/set-up"),
            }
            : Refuse(StatusCodes.Status401Unauthorized, "用户名或密码不正确，或该账号暂时不能登录", "Name or password is wrong, or the account cannot sign in at the moment");
}
