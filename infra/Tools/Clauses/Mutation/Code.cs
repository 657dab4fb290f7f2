namespace ArchivePlatform.Tools.Clauses.Mutation;

/// <summary>Finds its way through C# text: strings, comments and what stands in brackets are passed over.</summary>
internal static class Code
{
    /// <summary>The places of a text that are code.</summary>
    internal static IEnumerable<int> Places(string source, int from, int until)
    {
        for (var at = from; at < until; at++)
        {
            at = PastText(source, at);
            if (at < until)
                yield return at;
        }
    }

    /// <summary>The first place outside brackets that ends what begins at <paramref name="from"/>; an unmatched bracket always does.</summary>
    internal static int End(string source, int from, Func<string, int, bool> isEnd)
    {
        var depth = 0;
        foreach (var at in Places(source, from, source.Length))
        {
            if (depth == 0 && (isEnd(source, at) || IsEnd(source, at)))
                return at;
            depth += source[at] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
        }
        throw new InvalidOperationException($"No end of what begins '{source[from..Math.Min(source.Length, from + 60)]}'");
    }

    /// <summary>Where the operand before an operator begins.</summary>
    internal static int Start(string source, int before, int from)
    {
        var open = new Stack<int>();
        open.Push(from);
        foreach (var at in Places(source, from, before))
        {
            if (source[at] is '(' or '[' or '{')
                open.Push(at + 1);
            else if (source[at] is ')' or ']' or '}')
                open.Pop();
            else if (IsBoundary(source, at))
                Replace(open, at + (IsPair(source, at) ? 2 : 1));
        }
        return open.Peek();
    }

    internal static bool IsEnd(string source, int at) => source[at] is ')' or ']' or '}';

    internal static bool IsOperator(string source, int at) => source.AsSpan(at).StartsWith("&&") || source.AsSpan(at).StartsWith("||");

    /// <summary>What no operand reaches across: operators, commas, arrows, assignments and the signs of a choice.</summary>
    internal static bool IsBoundary(string source, int at) => source[at] switch
    {
        ',' or ';' => true,
        '&' or '|' => IsOperator(source, at),
        '=' => IsPair(source, at) || (source[at + 1] != '=' && source[at - 1] is not ('=' or '!' or '<' or '>')),
        '?' or ':' => source[at - 1] == ' ' && source[at + 1] == ' ',
        _ => false,
    };

    private static bool IsPair(string source, int at) => IsOperator(source, at) || source.AsSpan(at).StartsWith("=>");

    private static void Replace(Stack<int> places, int place)
    {
        places.Pop();
        places.Push(place);
    }

    private static int PastText(string source, int at)
    {
        if (source[at] is '"' or '\'')
            return EndOfLiteral(source, at) + 1;
        if (source.AsSpan(at).StartsWith("//"))
            return source.IndexOf('\n', at);
        return at;
    }

    /// <summary>The closing quote of the literal that opens at <paramref name="at"/>.</summary>
    internal static int EndOfLiteral(string source, int at)
    {
        var quote = source[at];
        for (at++; source[at] != quote; at++)
        {
            if (source[at] == '\\')
                at++;
        }
        return at;
    }
}
