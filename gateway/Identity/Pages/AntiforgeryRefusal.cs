using ArchivePlatform.Identities.Doors;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ArchivePlatform.Identities.Pages;

/// <summary>A form that did not come from our own page is refused with its reason.</summary>
internal sealed class AntiforgeryRefusal : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            throw new RequestRefused(RefusedHere.AntiforgeryFailed);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
