using System.Text.Json;
using System.Text.Json.Nodes;
using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Platform.Tests.Architecture;
using ArchivePlatform.ServiceKit.Hosting;
using Xunit;

namespace ArchivePlatform.Platform.Tests.MessageShapes;

/// <summary>One stored sample per message, <c>Samples/Intake.SaleRecorded.json</c>: what lies in queues and journals must stay readable.</summary>
public sealed class SampleTests
{
    private const string Folder = "tests/Platform.Tests/MessageShapes/Samples";

    private static readonly List<Type> Messages = [.. typeof(ItemRegistered).Assembly.GetExportedTypes().Where(ContractTests.IsMessage)];
    private static readonly List<SourceFile> Samples = [.. SourceFile.All.Where(file => file.IsBelow(Folder))];

    [Fact]
    public void Every_message_has_a_sample_and_every_sample_a_message() => Found.Nothing(Messages, messages => Unmatched(messages, Samples));

    [Fact]
    public void A_message_without_sample_is_named() =>
        Found.Only("Intake.SaleRecorded has no sample", Unmatched([typeof(SaleRecorded)], []));

    [Fact]
    public void A_sample_without_message_is_named() =>
        Found.Only("Intake.SaleForgotten", Unmatched([], [new($"{Folder}/Intake.SaleForgotten.json", "{}")]));

    [Fact]
    public void Every_sample_is_read_and_written_again_without_loss() => Found.Nothing(Samples, Lossy);

    [Theory]
    [InlineData("""{"saleNo":"S-1","lost":"一"}""")]
    [InlineData("""{"saleNo":"S-1"}""")]
    [InlineData("""{"saleNo":1}""")]
    [InlineData("{")]
    public void A_sample_that_loses_something_is_named(string json) =>
        Found.Only("Intake.SaleRecorded", Lossy([new($"{Folder}/Intake.SaleRecorded.json", json)]));

    [Fact]
    public void Rare_characters_of_every_plane_stand_in_the_samples() =>
        Assert.All(["䶮", "㙓", "𠮷", "𬭛"], letter => Assert.Contains(Samples, sample => sample.Text.Contains(letter, StringComparison.Ordinal)));

    private static IEnumerable<string> Unmatched(IReadOnlyCollection<Type> messages, IReadOnlyCollection<SourceFile> samples)
    {
        var names = messages.Select(Shape.NameOf).ToHashSet();
        return names.Except(samples.Select(sample => sample.Name)).Select(name => $"{name} has no sample in {Folder}")
            .Concat(samples.Where(sample => !names.Contains(sample.Name)).Select(sample => $"{sample.Path} belongs to no message"));
    }

    private static IEnumerable<string> Lossy(IReadOnlyCollection<SourceFile> samples) =>
        from sample in samples
        let fault = Fault(sample)
        where fault is not null
        select $"{sample.Name}: {fault}";

    private static string? Fault(SourceFile sample)
    {
        try
        {
            var message = typeof(ItemRegistered).Assembly.GetType(Shape.Root + sample.Name, throwOnError: true)!;
            var again = JsonSerializer.Serialize(JsonSerializer.Deserialize(sample.Text, message, Json.Messages), message, Json.Messages);
            return JsonNode.DeepEquals(JsonNode.Parse(sample.Text), JsonNode.Parse(again)) ? null : $"comes back as {again}";
        }
        catch (JsonException unreadable)
        {
            return unreadable.Message;
        }
    }
}
