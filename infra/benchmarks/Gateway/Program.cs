using System.CommandLine;
using ArchivePlatform.Benchmarks.Gateway;

var connections = new Option<int>("--connections") { Description = "Connections at the same time, each with a person's token of its own.", DefaultValueFactory = _ => 32 };
var seconds = new Option<int>("--seconds") { Description = "Length of a round.", DefaultValueFactory = _ => 5 };
var rounds = new Option<int>("--rounds") { Description = "Rounds of each contestant; the first is not counted.", DefaultValueFactory = _ => 6 };
var gateway = new Command("gateway", "Reads JSON from a service directly, by a minimal YARP and by the gateway as shipped, in turns.") { connections, seconds, rounds };
gateway.SetAction((command, ct) => Tournament.RunAsync(
    new Plan(command.GetRequiredValue(connections), command.GetRequiredValue(seconds), command.GetRequiredValue(rounds)), ct));

var address = new Argument<string>("address");
var behind = new Argument<string>("behind");
var backend = new Command("backend", "Stands for a service.") { address };
backend.SetAction((command, ct) => Backend.RunAsync(new Uri(command.GetRequiredValue(address)), ct));
var peer = new Command("peer", "A minimal YARP that checks tokens.") { address, behind };
peer.SetAction((command, ct) => Peer.RunAsync(new Uri(command.GetRequiredValue(address)), new Uri(command.GetRequiredValue(behind)), ct));

return await new RootCommand("Measures the gateway against a limit and a peer.") { gateway, backend, peer }.Parse(args).InvokeAsync();
