using System.Text;
using ArchivePlatform.Tools;
using ArchivePlatform.Tools.Abuse;
using ArchivePlatform.Tools.Backups;
using ArchivePlatform.Tools.Clauses;
using ArchivePlatform.Tools.Journey;
using ArchivePlatform.Tools.Matrix;
using ArchivePlatform.Tools.Operations;
using ArchivePlatform.Tools.Running;
using ArchivePlatform.Tools.Tracing;

Verb[] verbs =
[
    .. RunningVerbs.All,
    .. JourneyVerbs.All,
    .. OperationsVerbs.All,
    .. BackupVerbs.All,
    .. TraceVerbs.All,
    .. ClauseVerbs.All,
    .. AbuseVerbs.All,
    .. MatrixVerbs.All,
];

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (args.Length == 0 || verbs.SingleOrDefault(verb => verb.Name == args[0]) is not { } chosen)
{
    Console.Error.WriteLine("usage: tools VERB\n" + string.Join('\n', verbs.Select(verb => "  " + verb.Usage)));
    return 2;
}

using var ending = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    ending.Cancel();
};
try
{
    return await chosen.RunAsync(new Arguments(args[1..], chosen), ending.Token);
}
catch (UsageException fault)
{
    Console.Error.WriteLine($"{fault.Message}\nusage: {chosen.Usage}");
    return 2;
}
catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or TimeoutException or HttpRequestException)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
