using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Platform.Tests.Architecture;
using Xunit;

namespace ArchivePlatform.Platform.Tests.MessageShapes;

public sealed class ShapeTests
{
    private const string Stored = "tests/Platform.Tests/MessageShapes/shapes.txt";

    [Fact]
    public void Shipped_contracts_keep_their_meaning() => Found.Nothing(StoredLines(), stored => Changed(stored, PresentLines()));

    [Fact]
    public void An_addition_to_a_contract_is_written_down() => Found.Nothing(PresentLines(), present => Unwritten(present, StoredLines()));

    [Fact]
    public void A_removed_property_is_named() =>
        Found.Only("changed meaning: give it a new name: Intake.SaleRecorded.SaleNo: string is gone", Changed(
            ["Intake.SaleRecorded.SaleId: Guid", "Intake.SaleRecorded.SaleNo: string"], ["Intake.SaleRecorded.SaleId: Guid"]));

    [Theory]
    [InlineData("Intake.SaleRecorded.SaleNo: string?")]
    [InlineData("Intake.SaleRecorded.SaleNo: long")]
    public void A_retyped_property_is_named(string present) =>
        Found.Only($"changed meaning: give it a new name: Intake.SaleRecorded.SaleNo: string is now {present}", Changed(
            ["Intake.SaleRecorded.SaleNo: string"], [present]));

    [Fact]
    public void An_addition_that_is_not_written_down_is_named() =>
        Found.Only("Intake.SaleRecorded.Channel: string?", Unwritten(
            ["Intake.SaleRecorded.SaleNo: string", "Intake.SaleRecorded.Channel: string?"], ["Intake.SaleRecorded.SaleNo: string"]));

    [Fact]
    public void A_shape_says_nullability_and_elements() =>
        Assert.Equal(
            [
                "Intake.RecordsOfficerAppointed.Deputy: string?",
                "Intake.RecordsOfficerAppointed.Until: DateOnly?",
                "Intake.ItemRegistered.Missing: IReadOnlyList<string>",
            ],
            from line in Shape.Of(typeof(RecordsOfficerAppointed)).Concat(Shape.Of(typeof(ItemRegistered)))
            where Property(line) is "Intake.RecordsOfficerAppointed.Deputy" or "Intake.RecordsOfficerAppointed.Until" or "Intake.ItemRegistered.Missing"
            select line);

    private static IEnumerable<string> Changed(IReadOnlyCollection<string> stored, IReadOnlyCollection<string> present) =>
        from line in stored.Except(present)
        let retyped = present.FirstOrDefault(candidate => Property(candidate) == Property(line))
        select $"a shipped contract changed meaning: give it a new name: {line} is {(retyped is null ? "gone" : $"now {retyped}")}";

    private static IEnumerable<string> Unwritten(IReadOnlyCollection<string> present, IReadOnlyCollection<string> stored) =>
        from line in present
        where stored.All(old => Property(old) != Property(line))
        select $"a contract grew; if every reader can do without it, add this line to {Stored}: {line}";

    private static string Property(string line) => line.Split(':')[0];

    private static List<string> PresentLines() => [.. typeof(ItemRegistered).Assembly.GetExportedTypes().SelectMany(Shape.Of)];

    private static List<string> StoredLines() =>
        [.. SourceFile.At(Stored).Lines.Select(line => line.Text).Where(line => line.Length > 0)];
}
