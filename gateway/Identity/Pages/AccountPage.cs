using ArchivePlatform.Identities.Doors;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace ArchivePlatform.Identities.Pages;

/// <summary>A page of the sign-in: in Chinese or English, without a script, returning only to this site.</summary>
internal abstract class AccountPage : PageModel
{
    /// <summary>Where the person goes on afterwards, always on this site.</summary>
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public abstract string Title { get; }

    /// <summary>What went wrong, for the person.</summary>
    public string? Fault { get; protected set; }

    public bool IsChinese => Language.IsChinese(HttpContext);

    /// <summary>The same page in the other language.</summary>
    public string Other => QueryHelpers.AddQueryString(
        Request.Path, Request.Query.Where(pair => pair.Key != Language.Parameter).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))
            .Append(KeyValuePair.Create(Language.Parameter, (string?)(IsChinese ? "en" : "zh"))));

    protected string Address => Caller.Address(HttpContext);

    protected CancellationToken Ct => HttpContext.RequestAborted;

    /// <summary>A sentence in the person's language.</summary>
    public string T(string zh, string en) => IsChinese ? zh : en;

    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (ReturnUrl is { Length: > 0 } && !Url.IsLocalUrl(ReturnUrl))
            throw new RequestRefused(Refusals.RedirectNotAllowed, "returnUrl");
        Language.Keep(HttpContext);
        PageHeaders.Set(HttpContext, ReturnUrl);
    }

    /// <summary>Goes on to where the person came from.</summary>
    protected LocalRedirectResult GoOn() => LocalRedirect(ReturnUrl is { Length: > 0 } ? ReturnUrl : "/account");

    /// <summary>The next page, taking the return address along.</summary>
    protected LocalRedirectResult Next(string page) => LocalRedirect(QueryHelpers.AddQueryString(page, "returnUrl", ReturnUrl ?? "/account"));

    /// <summary>Shows this page again with what went wrong.</summary>
    protected PageResult Refuse(int status, string zh, string en)
    {
        Fault = T(zh, en);
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
