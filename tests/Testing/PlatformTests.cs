using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Testing;

/// <summary>Tests that need the running platform; xunit hands it to their constructor.</summary>
public abstract class PlatformTests(Platform platform) : IAsyncLifetime
{
    /// <summary>The running platform.</summary>
    protected Platform Platform { get; } = platform;

    /// <summary>The states the demonstration's people bring about.</summary>
    protected Demo Demo => Platform.Demo;

    /// <summary>Ends when the test is cancelled.</summary>
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync() => await Platform.StartedAsync(Ct);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs one of the operators' commands as a person would.</summary>
    /// <param name="name">The command below <c>infra/</c>, for example <c>deadletters</c>.</param>
    /// <returns>Exit code and everything it printed.</returns>
    protected Task<(int Code, string Output)> ToolAsync(string name, params string[] arguments) =>
        Command.TryAsync(Path.Combine(Checkout.Root, "infra", name), [.. arguments, "--instance", Platform.Instance.Name], Ct);

    /// <summary>A person in front of a service.</summary>
    protected Desk At(Person person, string service) => Platform.At(person, service);
}
