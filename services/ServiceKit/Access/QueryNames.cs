using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http;

namespace ArchivePlatform.ServiceKit.Access;

/// <summary>Refuses a query by anything a route does not name, rather than pass it over: a list filtered or sorted by a protected field would tell what it hides.</summary>
internal static class QueryNames
{
    /// <summary>Reads the names a route takes from its handler, once, and holds each request against them.</summary>
    /// <exception cref="RequestRefused"><c>FIELD_NOT_FILTERABLE</c> (400)</exception>
    internal static EndpointFilterDelegate Check(EndpointFilterFactoryContext route, EndpointFilterDelegate next)
    {
        var names = route.MethodInfo.GetParameters()
            .SelectMany(parameter => parameter.IsDefined(typeof(AsParametersAttribute), inherit: false)
                ? parameter.ParameterType.GetProperties().Select(property => (property.Name, Type: property.PropertyType))
                : [(Name: parameter.Name ?? "", Type: parameter.ParameterType)])
            .Where(parameter => IsText(parameter.Type))
            .Select(parameter => parameter.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return context =>
        {
            var request = context.HttpContext.Request;
            if (request.Query.Keys.FirstOrDefault(name => !names.Contains(name) || request.RouteValues.ContainsKey(name)) is { } unknown)
                throw new RequestRefused(Refusals.NotFilterable, unknown);
            return next(context);
        };
    }

    /// <summary>Whether a parameter of that type is read from the address.</summary>
    private static bool IsText(Type type) => type == typeof(string) || ((Nullable.GetUnderlyingType(type) ?? type) is { IsValueType: true } value && value != typeof(CancellationToken));
}
