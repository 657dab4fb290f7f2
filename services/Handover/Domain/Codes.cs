using System.Text;

namespace ArchivePlatform.Handovers.Domain;

/// <summary>The code words of an enum as they are stored, sent and read: <c>PartlyAccepted</c> is <c>PARTLY_ACCEPTED</c>.</summary>
internal static class Codes
{
    /// <summary>The code word of a member.</summary>
    public static string Code<T>(this T member) where T : struct, Enum => Words<T>.ByMember[member];

    /// <summary>The member behind a code word; null where there is none.</summary>
    public static T? Find<T>(string? code) where T : struct, Enum =>
        code is not null && Words<T>.ByCode.TryGetValue(code, out var member) ? member : null;

    private static string UpperSnake(string name)
    {
        var word = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && word.Length > 0)
                word.Append('_');
            word.Append(char.ToUpperInvariant(letter));
        }
        return word.ToString();
    }

    private static class Words<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByMember = Enum.GetValues<T>().ToDictionary(member => member, member => UpperSnake(member.ToString()));
        public static readonly Dictionary<string, T> ByCode = ByMember.ToDictionary(pair => pair.Value, pair => pair.Key);
    }
}
