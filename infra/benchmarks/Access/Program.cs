using System.CommandLine;
using ArchivePlatform.Benchmarks.Access;

var rounds = new Option<int>("--rounds") { Description = "Pages of each reader on each ground, with the rule and without, in turns.", DefaultValueFactory = _ => 400 };
var few = new Option<int>("--few") { Description = "Dossiers of the small ground.", DefaultValueFactory = _ => 10_000 };
var many = new Option<int>("--many") { Description = "Dossiers of the large ground.", DefaultValueFactory = _ => 1_000_000 };
var seed = new Option<int>("--seed") { Description = "Seed of the turns; a fresh one where it is not given.", DefaultValueFactory = _ => Random.Shared.Next() };
var access = new Command("access", "Reads a page of 50 dossiers with the reading rule and without it, in turns.") { rounds, few, many, seed };
access.SetAction((command, ct) => Tournament.RunAsync(
    new Plan(command.GetRequiredValue(rounds), command.GetRequiredValue(few), command.GetRequiredValue(many), command.GetRequiredValue(seed)), ct));

return await new RootCommand("Measures what the reading rule costs.") { access }.Parse(args).InvokeAsync();
