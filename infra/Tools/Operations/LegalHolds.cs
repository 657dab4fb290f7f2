using System.Globalization;
using ArchivePlatform.Stack;
using ArchivePlatform.Tools.Backups;

namespace ArchivePlatform.Tools.Operations;

/// <summary>Puts a legal hold on the recorded version of each medium that is kept and has none yet, with the disposal key, which no service has.</summary>
/// <remarks>Clause 5.12.1, decision 0028. It never lifts one.</remarks>
internal static class LegalHolds
{
    private const int AtOnce = 8;
    private const int MostShown = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken ct)
    {
        var instance = OperationsVerbs.InstanceOf(arguments);
        var (media, fresh, failed) = (0, 0, 0);
        if (KeyOf(instance) is { } store)
        {
            await Parallel.ForEachAsync(Exports.ReadAsync(instance, Service.Named("scan"), "media-versions", ct), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (medium, each) =>
            {
                Interlocked.Increment(ref media);
                try
                {
                    if (await HoldAsync(store, medium.Key, each))
                        Interlocked.Increment(ref fresh);
                }
                catch (InvalidOperationException refused)
                {
                    if (Interlocked.Increment(ref failed) <= MostShown)
                        Console.WriteLine($"not held: {medium.Key}: {refused.Message}");
                }
            });
            new LegalHoldMark(TimeProvider.System.GetUtcNow(), media, failed).Write(instance.Path("marks"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"legal hold: {media} media, {fresh} newly held, {failed} failed"));
        return failed == 0 ? 0 : 1;
    }

    /// <returns>Whether it had none before.</returns>
    /// <exception cref="InvalidOperationException">It has none now: the store has no such version, or does not hold it.</exception>
    private static async Task<bool> HoldAsync(StoreKey store, string medium, CancellationToken ct)
    {
        if (medium.Split(' ') is not [var key, { Length: > 0 } version])
            throw new InvalidOperationException("No version is recorded.");
        if (await store.HasLegalHoldAsync(key, version, ct).WaitAsync(Patience, ct))
            return false;
        await store.PutLegalHoldAsync(key, version, ct).WaitAsync(Patience, ct);
        return await store.HasLegalHoldAsync(key, version, ct).WaitAsync(Patience, ct)
            ? true
            : throw new InvalidOperationException("The store does not say that it is held.");
    }

    /// <summary>The disposal key to Scan's bucket; none where the instance has no store.</summary>
    private static StoreKey? KeyOf(Instance instance)
    {
        var file = instance.Path("disposal", "scan.env");
        if (File.Exists(file))
            return StoreKey.Of(EnvFile.Read(file));
        return File.Exists(instance.Path("s3", "scan.env"))
            ? throw new InvalidOperationException($"The disposal key is missing: infra/local/stack provision-s3 {instance.Name} scan makes it.")
            : null;
    }
}
