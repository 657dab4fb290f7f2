using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ArchivePlatform.Identities.Pages;

/// <summary>Lets who holds a one-time link choose a password: an invited person their first, another a new one.</summary>
[AllowAnonymous]
internal sealed class WelcomePage(LinkDesk links, UserManager<Account> people, SessionDesk sessions, IdentityDb db) : AccountPage
{
    public override string Title => T("设置密码", "Choose a password");

    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Repeated { get; set; }

    /// <summary>The name to sign in by.</summary>
    public string Person { get; private set; } = "";

    public async Task OnGetAsync() => await LookAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        var (link, account) = await LookAsync();
        if (Password != Repeated)
            return Refuse(StatusCodes.Status422UnprocessableEntity, "两次输入的密码不一致", "The two passwords differ");
        if (PasswordForm.Fault(Password) is { } fault)
            return Refuse(StatusCodes.Status422UnprocessableEntity, fault.Zh, fault.En);
        await links.TakeAsync(link, Ct);
        db.Audit(account.ToActor(), link.Kind == "RESET" ? "person.password-reset" : "person.sign-up", $"person/{account.Id}");
        await sessions.EndAllAsync(account, Ct);
        account.LockoutEnd = null;
        await people.RemovePasswordAsync(account).Done();
        await people.AddPasswordAsync(account, Password!).Done();
        await transaction.CommitAsync(Ct);
        return LocalRedirect("/account/sign-in");
    }

    private async Task<(Link Link, Account Account)> LookAsync()
    {
        var link = await links.LookAsync(Code, Address, Ct);
        if (link.Kind is not ("INVITATION" or "RESET") || await people.FindByIdAsync(link.Subject) is not { IsDisabled: false } account)
            throw new RequestRefused(RefusedHere.LinkUsed);
        Person = account.Id;
        return (link, account);
    }
}
