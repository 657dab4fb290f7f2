using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.External;
using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ArchivePlatform.Identities.Pages;

/// <summary>Receives somebody who comes back from the other issuer.</summary>
[AllowAnonymous]
internal sealed class ArrivalPage(Newcomer newcomer, Entrance entrance) : AccountPage
{
    public override string Title => T("登录", "Sign in");

    public async Task<IActionResult> OnGetAsync()
    {
        var ticket = await HttpContext.AuthenticateAsync(SessionCookie.External);
        if (!ticket.Succeeded)
            throw new RequestRefused(RefusedHere.ExternalFailed);
        await HttpContext.SignOutAsync(SessionCookie.External);
        var account = await newcomer.MeetAsync(ticket.Principal, Ct);
        return await entrance.AfterPasswordAsync(HttpContext, account, Ct) switch
        {
            Entrance.Step.In => GoOn(),
            Entrance.Step.Factor => Next("/account/second-factor"),
            _ => Next("/account/second-factor/set-up"),
        };
    }
}
