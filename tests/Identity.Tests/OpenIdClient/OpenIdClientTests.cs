using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Identities.Tests.OpenIdClient;

/// <remarks>Needs node and npm, which the platform does not install; what it proves, <c>CodeTests</c> and <c>RefreshTests</c> prove by a client of our own.</remarks>
public sealed class OpenIdClientTests(Testing.Platform platform) : IdentityTests(platform)
{
    private const string Folder = "tests/Identity.Tests/OpenIdClient";

    /// <summary>Whether there is a node to run the client with.</summary>
    public static bool HasNode { get; } = IsOnPath("node") && IsOnPath("npm");

    [Fact(SkipUnless = nameof(HasNode), Skip = "node and npm are not on PATH; CodeTests and RefreshTests prove the same with a client of our own")]
    [Trait("Abuse", "F4")]
    [Trait("Abuse", "F5")]
    public async Task A_client_nobody_here_wrote_signs_in_refreshes_and_signs_out()
    {
        await Platform.Gateway.StartAsync(ct: Ct);
        var person = await PersonAsync(departments: ["GMO"]);
        var kept = Path.Combine(AppContext.BaseDirectory, "openid-client");
        Directory.CreateDirectory(kept);
        foreach (var file in (string[])["package.json", "package-lock.json", "proof.mjs"])
            File.Copy(Path.Combine(Checkout.Root, Folder, file), Path.Combine(kept, file), overwrite: true);
        var (fetched, said) = await Command.TryAsync("npm", ["ci", "--prefix", kept, "--no-audit", "--no-fund", "--ignore-scripts"], Ct);
        Assert.DoesNotContain("EUSAGE", said, StringComparison.Ordinal);
        Assert.SkipUnless(fetched == 0, $"npm cannot fetch the client; CodeTests and RefreshTests prove the same with a client of our own: {said}");

        var printed = await Command.RunAsync(
            "node",
            [Path.Combine(kept, "proof.mjs"), Issuer, IdentitySettings.Application, IdentitySettings.RedirectUri, IdentitySettings.SignedOutUri, person],
            Ct,
            new Dictionary<string, string> { ["PASSWORD"] = Password });

        Assert.Equal(
            [
                $"signed in: {person}",
                $"user info: {person} of {People.Company}",
                "refreshed: true",
                "signed out: true",
                "refresh after sign-out: invalid_grant",
                "refresh reuse: invalid_grant",
                "code reuse: invalid_grant",
            ],
            printed.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));
}
