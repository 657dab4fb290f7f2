using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ArchivePlatform.Platform.Tests.Architecture.Planted;

/// <summary>Planted: a slice whose request, a line of it and a body of another name the validation would pass over in silence.</summary>
internal static class HideRequest
{
    internal sealed record Request(IReadOnlyList<Line> Lines);

    internal sealed record Line(string Code);

    internal sealed record Wish(string Code);

    internal static void Map(RouteGroupBuilder group) => group.MapPost("/", Handle);

    private static int Handle(Wish wish) => wish.Code.Length;
}
