using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using ArchivePlatform.Stations;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var language = Language.From(args, Environment.GetEnvironmentVariable);

var chosen = StationCommands.In(language).Parse(args);
var code = await chosen.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
return chosen.Action is ParseErrorAction ? ExitCode.Usage : code;
