using ArchivePlatform.Scanning.Domain;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Domain;

public sealed class UploadPlanTests
{
    private const long Mebi = 1024 * 1024;

    [Theory]
    [InlineData(1, "SINGLE", 1, 1), InlineData(16 * Mebi, "SINGLE", 1, 16 * Mebi), InlineData(16 * Mebi + 1, "MULTIPART", 2, 1), InlineData(48 * Mebi, "MULTIPART", 3, 16 * Mebi), InlineData(UploadPlan.MostBytes, "MULTIPART", 4096, 16 * Mebi)]
    public void Up_to_16_MiB_travel_at_once_and_more_in_parts(long size, string name, int parts, long last)
    {
        var plan = new UploadPlan(size);

        Assert.Equal((name, parts, last), (plan.Name, plan.Parts, plan.SizeOf(parts)));
        Assert.Equal(size, Enumerable.Range(1, parts).Sum(plan.SizeOf));
        Assert.Equal(size, UploadPlan.OffsetOf(parts) + last);
    }
}
