using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.Identities.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Identities.Pages;

/// <summary>A person's own account: where they are signed in, their password, signing out everywhere.</summary>
[Authorize(Policy = SignedInHere.Name)]
internal sealed class HomePage(SessionDesk sessions, SignInDesk desk, UserManager<Account> people, IdentityDb db, TimeProvider clock) : AccountPage
{
    public override string Title => T("我的账号", "My account");

    public Visitor Visitor { get; private set; } = null!;

    /// <summary>The sessions that live, the youngest first.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public Task OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        await ShowAsync();
        await sessions.EndAllAsync(Visitor.Account, Ct);
        db.Audit(Visitor.Account.ToActor(), "session.end-all", $"person/{Visitor.Account.Id}");
        await db.SaveChangesAsync(Ct);
        return SignOut(new AuthenticationProperties { RedirectUri = "/account/signed-out" }, SessionCookie.Scheme);
    }

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        await ShowAsync();
        if (PasswordForm.Fault(Password) is { } fault)
            return Refuse(StatusCodes.Status422UnprocessableEntity, fault.Zh, fault.En);
        if (await desk.ByPasswordAsync(Visitor.Account.Id, Current, Address, Ct) is not { } account)
            return Refuse(StatusCodes.Status401Unauthorized, "当前密码不正确", "The current password is not right");
        var withFactor = Visitor.Session.WithSecondFactor;
        await sessions.EndAllAsync(account, Ct);
        db.Audit(account.ToActor(), "person.change-password", $"person/{account.Id}");
        await people.RemovePasswordAsync(account).Done();
        await people.AddPasswordAsync(account, Password!).Done();
        await sessions.BeginAsync(HttpContext, account, withFactor, Ct);
        return LocalRedirect("/account");
    }

    private async Task ShowAsync()
    {
        Visitor = (await sessions.VisitorAsync(HttpContext, Ct))!;
        var now = clock.GetUtcNow();
        Sessions = await db.Sessions
            .Where(session => session.Person == Visitor.Account.Id && session.EndedAt == null && session.ExpiresAt > now)
            .OrderByDescending(session => session.BeganAt)
            .ToListAsync(Ct);
    }
}
