using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ArchivePlatform.Scanning.Domain;

/// <summary>The name a file had with its maker, kept as it was given; it is data and never part of a path.</summary>
/// <param name="Extension">What follows the last dot, in small letters.</param>
internal sealed record MediaName(string Text, string Extension)
{
    /// <summary>Longest name, in characters.</summary>
    private const int Longest = 255;

    /// <summary>Endings of programs and of what a browser runs; as an inner ending they make a file pass for what it is not.</summary>
    private static readonly FrozenSet<string> Programs = FrozenSet.ToFrozenSet(
        [
            "exe", "dll", "com", "scr", "msi", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "mjs", "wsf", "wsh", "hta", "lnk", "jar", "sh", "py", "pl", "rb",
            "php", "phtml", "asp", "aspx", "ashx", "asmx", "jsp", "jspx", "cgi", "html", "htm", "xhtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "swf", "reg", "cpl", "app", "htaccess",
        ],
        StringComparer.Ordinal);

    /// <summary>Reads a name: 1 to 255 characters of any script, with an ending, and nothing that would hide it or leave its folder.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>FILENAME_INVALID</c>, <c>MEDIA_TYPE_NOT_ALLOWED</c></exception>
    public static MediaName Read(string? text)
    {
        Require(!string.IsNullOrWhiteSpace(text), "为空", "it is empty");
        RequireWritable(text!);
        RequirePlace(text!);
        RequireEnding(text!);
        var parts = text!.Split('.');
        return new(text, parts[^1].ToLowerInvariant());
    }

    /// <summary>A name as <c>Content-Disposition</c> carries it (RFC 6266): saved, never shown in place; plain for old readers, whole for all others.</summary>
    public static string Attachment(string name)
    {
        var plain = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_'));
        return $"attachment; filename=\"{plain}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}";
    }

    private static void RequireWritable(string text)
    {
        ScanRules.MediaTypeNotAllowed.Require(!text.Any(letter => letter == '\0' || IsTurning(letter)), "\\0 ⇄");
        for (var at = 0; at < text.Length; at += char.IsHighSurrogate(text[at]) ? 2 : 1)
            Require(!char.IsSurrogate(text[at]) || (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])), "含有不完整的字符编码", "it holds half a character");
        Require(text.EnumerateRunes().Count() <= Longest, $"超过{Longest}个字符", $"it is longer than {Longest} characters");
        Require(!text.EnumerateRunes().Any(IsUnseen), "含有控制字符或不可见字符", "it holds characters that cannot be seen");
    }

    private static void RequirePlace(string text)
    {
        Require(text.IndexOfAny(['/', '\\', ':']) < 0, "含有路径", "it holds a path");
        Require(text[0] is not (' ' or '.') && text[^1] != ' ', "首尾有空格或点", "it begins or ends with a blank or a dot");
    }

    /// <remarks>D3: a last dot that Windows drops, or a program's ending before a harmless one, would make it another file.</remarks>
    private static void RequireEnding(string text)
    {
        var parts = text.ToLowerInvariant().Split('.');
        ScanRules.MediaTypeNotAllowed.Require(parts.Length > 1 && parts[^1].Length > 0, text);
        ScanRules.MediaTypeNotAllowed.Require(!parts.Skip(1).Any(part => Programs.Contains(part.Trim())), text);
    }

    private static bool IsTurning(char letter) => letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u061C';

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static void Require(bool holds, string zh, string en) => ScanRules.FilenameInvalid.Require(holds, zh, en);
}
