using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Infra.Tests.Containers;

/// <summary>The composition in both of its profiles, each with secrets made for the tests and thrown away with them.</summary>
[CollectionDefinition(Name)]
public sealed class Compositions : IAsyncLifetime, ICollectionFixture<Compositions>
{
    public const string Name = "compositions";

    private readonly string folder = Checkout.InLocal("compositions", Secrets.Random(8));

    public Composition Demonstration { get; private set; } = null!;

    public Composition Production { get; private set; } = null!;

    public IEnumerable<Composition> Both => [Demonstration, Production];

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        var certificate = Path.Combine(folder, "certificate.pem");
        PrivateFile.Write(certificate, "a certificate");
        Demonstration = await Composition.ReadAsync(Path.Combine(folder, "demonstration"), ct, "--demonstration");
        Production = await Composition.ReadAsync(
            Path.Combine(folder, "production"), ct, "https://archive.example.cn", "--certificate", certificate, "--key", certificate);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
