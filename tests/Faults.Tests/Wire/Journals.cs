using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Wire;

/// <summary>What the services have announced.</summary>
internal sealed class Journals(Platform platform)
{
    /// <summary>Announcements of one contract whose message names the subject, in order.</summary>
    public async Task<IReadOnlyList<Letter>> NamingAsync(string owner, string contract, Guid subject) =>
        [.. (await AllAsync(owner)).Where(letter => letter.Contract == contract && Names(letter, subject))];

    /// <summary>The one announcement of a contract that names the subject.</summary>
    public async Task<Letter> OneAsync(string owner, string contract, Guid subject) =>
        (await NamingAsync(owner, contract, subject)).Single();

    /// <summary>Everything one service has announced, in order.</summary>
    public async Task<IReadOnlyList<Letter>> AllAsync(string owner)
    {
        await using var command = platform.Database(owner).CreateCommand("select id, type, body from kit.journal order by sequence");
        await using var rows = await command.ExecuteReaderAsync();
        var letters = new List<Letter>();
        while (await rows.ReadAsync())
            letters.Add(new(rows.GetGuid(0), rows.GetString(1), rows.GetFieldValue<byte[]>(2), owner));
        return letters;
    }

    /// <summary>Everything all services have announced.</summary>
    public async Task<IReadOnlyList<Letter>> AllAsync()
    {
        var letters = new List<Letter>();
        foreach (var service in Service.All)
            letters.AddRange(await AllAsync(service.Name));
        return letters;
    }

    private static bool Names(Letter letter, Guid subject) =>
        System.Text.Encoding.UTF8.GetString(letter.Body).Contains(subject.ToString(), StringComparison.Ordinal);
}
