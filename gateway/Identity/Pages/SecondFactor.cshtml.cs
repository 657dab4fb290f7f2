using ArchivePlatform.Identities.Doors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ArchivePlatform.Identities.Pages;

/// <summary>Asks for the code of the authenticator, or a recovery code.</summary>
[AllowAnonymous]
internal sealed class SecondFactorPage(SignInDesk desk, Entrance entrance) : AccountPage
{
    public override string Title => T("动态口令", "Second factor");

    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync() => await entrance.HalfAsync(HttpContext) is null ? Next("/account/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await entrance.HalfAsync(HttpContext) is not { TwoFactorEnabled: true } account)
            return Next("/account/sign-in");
        if (!await desk.FactorAsync(account, Code, Address, Ct))
            return Refuse(StatusCodes.Status401Unauthorized, "动态口令不正确", "The code is not right");
        await entrance.AfterFactorAsync(HttpContext, account, Ct);
        return GoOn();
    }
}
