using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Routes;

/// <summary>Who gets what: every route as every kind of caller about every level, against the reviewed <c>tests/matrix.tsv</c>.</summary>
public sealed class RouteMatrixTests(Testing.Platform platform) : PlatformTests(platform)
{
    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task Every_cell_of_the_matrix_is_answered_as_reviewed()
    {
        await Bucket.OpenAsync(Platform, Ct);

        var (code, output) = await Command.TryAsync(Path.Combine(Checkout.Root, "infra", "matrix"), ["--instance", Platform.Instance.Name], Ct);

        Assert.True(code == 0, output);
        Assert.Matches(@"matrix: \d{3} routes, \d{4} cells, 0 different", output);
    }
}
