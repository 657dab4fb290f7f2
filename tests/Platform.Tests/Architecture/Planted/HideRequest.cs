using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ArchivePlatform.Platform.Tests.Architecture.Planted;

/// <summary>Planted: a slice whose request, and a line of it, the validation would pass over in silence.</summary>
internal static class HideRequest
{
    internal sealed record Request(IReadOnlyList<Line> Lines);

    internal sealed record Line(string Code);

    internal static void Map(RouteGroupBuilder group) => group.MapPost("/", (Request request) => request.Lines.Count);
}
