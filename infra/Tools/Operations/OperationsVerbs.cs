using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Operations;

/// <summary>What the operations team does about messages, read models and evidence.</summary>
internal static class OperationsVerbs
{
    internal static Verb[] All { get; } =
    [
        new("deadletters list [--cause CODE] [--service NAME] [--json] | show ID | retry ID|--cause CODE | discard ID|--cause CODE --reason TEXT [--instance NAME]", ["json"], ParkedMessages.RunAsync),
        new("replay --from SERVICE --since INSTANT --to SERVICE|QUEUE [--types A,B] [--instance NAME]", [], Replay.RunAsync),
        new("rebuild SERVICE MODEL | SERVICE --all | --all [--instance NAME]", ["all"], Rebuild.RunAsync),
        new("reconcile [--instance NAME]", [], Reconcile.RunAsync),
        new("legal-hold [--instance NAME]", [], LegalHolds.RunAsync),
        new("audit-verify [--instance NAME]", [], AuditVerify.RunAsync),
    ];

    internal static Instance InstanceOf(Arguments arguments) =>
        Instance.Named(arguments.Option("instance") ?? Instance.Demonstration);

    /// <summary>The operator in front of a service; operations are not kept for repetition, so they carry no key.</summary>
    internal static Desk Desk(Instance instance, Service service) => new(instance.Client(People.Operator, service), withKeys: false);
}
