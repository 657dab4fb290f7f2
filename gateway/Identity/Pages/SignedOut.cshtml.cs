using Microsoft.AspNetCore.Authorization;

namespace ArchivePlatform.Identities.Pages;

/// <summary>Says that the session has ended.</summary>
[AllowAnonymous]
internal sealed class SignedOutPage : AccountPage
{
    public override string Title => T("已退出", "Signed out");
}
