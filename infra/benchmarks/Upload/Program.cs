using System.CommandLine;
using ArchivePlatform.Benchmarks.Upload;

var files = new Option<int>("--files") { Description = "Files of 64 MB a round.", DefaultValueFactory = _ => 6 };
var pages = new Option<int>("--pages") { Description = "Pages of 100 KB a round.", DefaultValueFactory = _ => 500 };
var large = new Option<int>("--large") { Description = "Megabytes of the one large file.", DefaultValueFactory = _ => 2048 };
var items = new Option<int>("--items") { Description = "Items registered, with a page each, to see what they take on disk.", DefaultValueFactory = _ => 2_000 };
var rounds = new Option<int>("--rounds") { Description = "Rounds of each contestant; the first two are not counted.", DefaultValueFactory = _ => 6 };
var only = new Option<string[]>("--only") { Description = "raw, locked, floor, tus, direct, ours.", AllowMultipleArgumentsPerToken = true };
var upload = new Command("upload", "Brings files into the store by bare S3, by the official tus server and by the platform, in turns.") { files, pages, large, items, rounds, only };
upload.SetAction((command, ct) => Tournament.RunAsync(
    new Plan(command.GetRequiredValue(files), command.GetRequiredValue(pages), command.GetRequiredValue(large), command.GetRequiredValue(items), command.GetRequiredValue(rounds),
        command.GetValue(only) ?? []), ct));

return await new RootCommand("Measures uploads against a limit and a peer.") { upload }.Parse(args).InvokeAsync();
