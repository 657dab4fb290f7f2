using System.Net;

namespace ArchivePlatform.Stack.SignIn;

/// <summary>The second factor of one of the demonstration's people: set up when it is first asked for, its secret kept in <c>.local/secrets</c>.</summary>
internal sealed class SecondFactor(Instance instance, Person person)
{
    private const string SetUp = "/account/second-factor/set-up";

    /// <summary>A code opens once; who comes again within its half-minute gives the next, which is good already.</summary>
    private static readonly int[] Tries = [0, 1, 2];

    private string SecretFile => Path.Combine(Secrets.Folder, instance.Name, $"{person.Id}.factor");

    /// <summary>Whether the answer to a password asks for it.</summary>
    internal static bool IsAsked(PageAnswer answer) => answer.Location?.StartsWith("/account/second-factor", StringComparison.Ordinal) == true;

    /// <summary>Gives what is asked for.</summary>
    /// <exception cref="InvalidOperationException">It is not accepted.</exception>
    internal async Task GiveAsync(Browser browser, CancellationToken ct)
    {
        var page = browser.Last.Location!;
        var shown = await browser.GetAsync(page, ct);
        if (page.StartsWith(SetUp, StringComparison.Ordinal))
            PrivateFile.Write(SecretFile, Authenticator.SecretOn(shown));
        var authenticator = new Authenticator(await File.ReadAllTextAsync(SecretFile, ct));
        foreach (var step in Tries)
        {
            if ((await browser.SubmitAsync(page, ct, ("Code", authenticator.Code(step)))).Status is (int)HttpStatusCode.OK or (int)HttpStatusCode.Found)
                return;
        }
        throw new InvalidOperationException($"The second factor of {person.Id} is not accepted: {browser.Last.Status} {browser.Last.Body}");
    }
}
