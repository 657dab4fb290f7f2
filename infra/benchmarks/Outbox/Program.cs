using System.CommandLine;
using ArchivePlatform.Benchmarks.Outbox;

var messages = new Option<int>("--messages") { Description = "Messages a round.", DefaultValueFactory = _ => 10_000 };
var producers = new Option<int>("--producers") { Description = "Transactions at the same time.", DefaultValueFactory = _ => 16 };
var rounds = new Option<int>("--rounds") { Description = "Rounds of each contestant; the first two are not counted.", DefaultValueFactory = _ => 7 };
var windows = new Option<int>("--windows") { Description = "Windows of 10 s at 100 messages a second.", DefaultValueFactory = _ => 3 };
var only = new Option<string[]>("--only") { Description = "limit, wolverine, ours.", AllowMultipleArgumentsPerToken = true };

var outbox = new Command("outbox", "Carries messages from row to row through the broker, by hand, by Wolverine and by the kit, in turns.")
{
    messages, producers, rounds, windows, only,
};
outbox.SetAction((command, ct) => Tournament.RunAsync(new Plan(
    command.GetRequiredValue(messages), command.GetRequiredValue(producers),
    command.GetRequiredValue(rounds), command.GetRequiredValue(windows), command.GetValue(only) ?? []), ct));

return await new RootCommand("Measures the platform against a limit and a peer.") { outbox }.Parse(args).InvokeAsync();
