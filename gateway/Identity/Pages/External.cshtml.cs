using ArchivePlatform.Identities.External;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace ArchivePlatform.Identities.Pages;

/// <summary>Sends somebody to the other issuer.</summary>
[AllowAnonymous]
internal sealed class ExternalPage : AccountPage
{
    public override string Title => T("登录", "Sign in");

    public IActionResult OnGet() => Next("/account/sign-in");

    public IActionResult OnPost() => Challenge(
        new AuthenticationProperties { RedirectUri = QueryHelpers.AddQueryString("/account/external/arrival", "returnUrl", ReturnUrl ?? "/account") },
        ExternalSetup.Scheme);
}
