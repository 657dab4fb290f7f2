using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ArchivePlatform.ServiceKit.Versions;

/// <summary>Gives every answer that carries a version its ETag.</summary>
internal sealed class EntityTagFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var inner = result is INestedHttpResult nested ? nested.Result : result;
        if (inner is IValueHttpResult { Value: IVersioned view })
            context.HttpContext.Response.Headers.ETag = Of(view);
        return result;
    }

    internal static string Of(IVersioned view) => string.Create(CultureInfo.InvariantCulture, $"\"{view.Version}\"");
}
