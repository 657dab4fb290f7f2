using System.CommandLine;
using System.CommandLine.Parsing;

namespace ArchivePlatform.Stations.Uploads;

/// <summary>Brings files into the archive, and first what an earlier run left on its way (clause 5.9).</summary>
internal static class Upload
{
    internal static Command In(Language language, StationOptions options)
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.ZeroOrMore, Description = language.Of("文件或文件夹；未给出 --item 时，文件夹名中应有件编号", "files or folders; without --item the folder's name holds the item's id") };
        var item = new Option<Guid?>("--item") { HelpName = "ID", CustomParser = given => IdIn(given, language), Description = language.Of("所有文件所属的件", "the item all files belong to") };
        var list = new Option<FileInfo?>("--list") { HelpName = "FILE", Description = language.Of("CSV 或制表符分隔的清单：文件、件、页", "a list, CSV or with tabs: file, item, page") };
        var pages = new Option<PageNumbers>("--pages") { HelpName = "none|name|order", Description = language.Of("页码：无、取自文件名、按文件名顺序", "page numbers: none, the number that is the file's name, or the files' order") };
        var command = new Command("upload", language.Of("上传文件，直至核验入库", "upload files until they are verified and kept")) { paths, item, list, pages };
        var how = new UploadOptions(language);
        how.AddTo(command);
        command.Validators.Add(chosen =>
        {
            var (given, listed) = (chosen.GetValue(paths) ?? [], chosen.GetValue(list) is not null);
            if (listed == given.Length > 0 || (listed && chosen.GetValue(item) is not null))
                chosen.AddError(language.Of("请给出文件或文件夹，或者 --list（不能与 --item 同用）", "name files or folders, or a --list (which goes without --item)"));
        });
        command.SetAction((chosen, ct) => options.RunAsync(chosen, (folder, report) =>
        {
            var found = chosen.GetValue(list) is { } file
                ? FindFiles.Of(file, chosen.GetValue(pages), language)
                : FindFiles.In(chosen.GetValue(paths)!, chosen.GetValue(item), chosen.GetValue(pages), language);
            return UploadRun.RunAsync(folder, found, how.In(chosen), options.PatienceIn(chosen, language), report, language, ct);
        }));
        return command;
    }

    private static Guid? IdIn(ArgumentResult given, Language language)
    {
        if (Guid.TryParse(given.Tokens[0].Value, out var id))
            return id;
        given.AddError(language.Of($"{given.Tokens[0].Value} 不是件编号", $"{given.Tokens[0].Value} is no item's id"));
        return null;
    }
}
