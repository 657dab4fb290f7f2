using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Platform.Tests.Architecture.Planted;

/// <summary>Planted: a rule outside the one rules file.</summary>
internal static class ScatteredRule
{
    internal static readonly Rule BatchEmpty = new("BATCH_EMPTY", RuleKind.State, "5.1.4", "移交批次中没有材料", "The batch holds no items");
}
