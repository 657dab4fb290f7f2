using ArchivePlatform.Stations.Domain;
using Xunit;

namespace ArchivePlatform.Stations.Tests.Domain;

public sealed class ItemListTests
{
    private const string Item = "01920000-0000-7000-8000-0000000000d1";

    [Theory]
    [InlineData($"file,item,page\n001.tif,{Item},1\n002.tif,{Item},\n")]
    [InlineData($"\uFEFFfile,item,page\r\n001.tif,{Item},1\r\n002.tif,{Item}\r\n")]
    [InlineData($"001.tif\t{Item}\t1\n002.tif\t{Item}")]
    public void A_list_names_files_with_their_items_and_pages(string text)
    {
        var (files, faults) = ItemList.Read(text);

        Assert.Empty(faults);
        Assert.Equal([new("001.tif", Guid.Parse(Item), 1), new("002.tif", Guid.Parse(Item), null)], files);
    }

    [Fact]
    public void A_quoted_name_may_hold_commas_quotes_and_line_ends()
    {
        var (files, faults) = ItemList.Read($"\"认购书, \"\"正本\"\"\n第1页.tif\",{Item},1\nb.tif,{Item},x\n");

        Assert.Equal("认购书, \"正本\"\n第1页.tif", Assert.Single(files).File);
        Assert.Equal(new ListFault(3, "LIST_PAGE"), Assert.Single(faults));
    }

    [Fact]
    public void Every_faulty_line_is_named()
    {
        var (files, faults) = ItemList.Read($"a.tif,{Item},0\nb.tif\n,{Item},1\nc.tif,SALES-000001,1\n\nd.tif,{Item},100000\ne.tif,{Item},99999");

        Assert.Equal(["1 LIST_PAGE", "2 LIST_COLUMNS", "3 LIST_FILE", "4 LIST_ITEM", "6 LIST_PAGE"], faults.Select(fault => $"{fault.Line} {fault.Code}"));
        Assert.Equal("e.tif", Assert.Single(files).File);
    }

    [Theory]
    [InlineData($"/scans/{Item}/001.tif", Item)]
    [InlineData($"/scans/认购书 {Item}/back/001.tif", Item)]
    [InlineData($"/scans/{Item}/01920000-0000-7000-8000-0000000000d2/001.tif", "01920000-0000-7000-8000-0000000000d2")]
    [InlineData($"/scans/{Item} 01920000-0000-7000-8000-0000000000d2/001.tif", null)]
    [InlineData("/scans/1503/001.tif", null)]
    public void The_nearest_folder_that_names_an_item_says_whose_a_file_is(string file, string? item) =>
        Assert.Equal(item is null ? null : Guid.Parse(item), FolderNames.ItemOf(file, "/scans"));

    [Fact]
    public void Nothing_is_read_out_of_folders_above_the_one_that_was_named() =>
        Assert.Null(FolderNames.ItemOf($"/{Item}/scans/001.tif", $"/{Item}/scans"));

    [Fact]
    public void Every_ending_of_a_kept_kind_has_its_type_whatever_its_case()
    {
        Assert.Equal("image/tiff", MediaTypes.Of("第1页.TIF"));
        Assert.Null(MediaTypes.Of("setup.exe"));
        Assert.Null(MediaTypes.Of("tif"));
    }
}
