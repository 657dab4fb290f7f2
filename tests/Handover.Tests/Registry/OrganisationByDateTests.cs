using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Handovers.Tests.Registry;

public sealed class OrganisationByDateTests(Platform platform) : PlatformTests(platform)
{
    [Theory]
    [Trait("Clause", "0")]
    [Trait("Clause", "4.1")]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    [Trait("Clause", "5.1.4")]
    public async Task The_custodian_of_today_sees_all_and_a_future_one_does_not_yet(int first, int second)
    {
        var office = await Office.OpenAsync(Platform);
        var today = ArchiveTime.DateOf(office.Now);
        foreach (var revision in new[] { first, second })
            await office.TellAsync(revision == 2 ? office.Organisation(2, today, "ENG") : office.Organisation(3, today.AddDays(20), "GMO"));
        await Eventually.Holds("three revisions are known", async () =>
            await office.CountAsync("select count(*) from known_organisation where company_id = $1", office.Company) == 3, ct: Ct);
        var batch = (await office.DraftAsync(await office.ItemsAsync(1))).Require();

        Assert.Equal("OK", (await office.GetAsync(office.Engineer, $"batches/{batch.Id}")).Status.ToString());
        Assert.Equal("BATCH_UNKNOWN", (await office.GetAsync(office.Archivist with { Id = office.Archivist.Id + "-plain", Roles = [] }, $"batches/{batch.Id}")).Code);
        Assert.Equal("OK", (await office.GetAsync(office.Archivist, $"batches/{batch.Id}")).Status.ToString());
    }
}
