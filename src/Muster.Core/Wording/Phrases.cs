// Wordings that mean the same for a rule, as data.
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Muster.Core.Wording;

/// <summary>
/// Each is words as one writes them, with <c>(a|b)</c> for alternatives and <c>(a )?</c> for what may be missing; a blank is any white space. They are found as whole words, in
/// time that is linear in the text, whatever the text.
/// </summary>
internal sealed class Phrases
{
    /// <summary>So many letters of wordings go into one automaton: .NET bounds the size of one.</summary>
    private const int LettersMax = 800;

    /// <summary>Nothing comes near it: the search is linear.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Lazy<ImmutableArray<Regex>> _any;
    private readonly Lazy<ImmutableArray<Regex>> _first;
    private readonly Lazy<ImmutableArray<Regex>> _last;
    private readonly Lazy<ImmutableArray<Regex>> _whole;

    /// <param name="matchCase">Whether a capital letter is another letter: for names of people.</param>
    public Phrases(ImmutableArray<string> wordings, bool matchCase = false)
    {
        RegexOptions options =
            RegexOptions.NonBacktracking
            | RegexOptions.CultureInvariant
            | RegexOptions.ExplicitCapture
            | (matchCase ? RegexOptions.None : RegexOptions.IgnoreCase);
        _any = Of(@"\b", @"(\b|$)");
        _first = Of("^", @"(\b|$)");
        _last = Of(@"(^|\b|\W)", "$");
        _whole = Of("^", "$");

        Lazy<ImmutableArray<Regex>> Of(string before, string after) =>
            new(() => [.. Parts(wordings).Select(part => new Regex($"{before}({part}){after}", options, Limit))]);
    }

    /// <summary>Where they stand, from the first to the last; of two that touch, the longer.</summary>
    public ImmutableArray<TextSpan> In(PlainText text)
    {
        List<TextSpan> found = [];
        foreach (Regex any in _any.Value)
        {
            foreach (ValueMatch match in any.EnumerateMatches(text.Words))
            {
                found.Add(new(match.Index, match.Index + match.Length));
            }
        }

        return TextSpan.Apart(found);
    }

    public bool IsIn(ReadOnlySpan<char> words) => IsMatch(_any.Value, words);

    /// <summary>Whether the words begin with one.</summary>
    public bool BeginsIn(ReadOnlySpan<char> words) => IsMatch(_first.Value, words);

    /// <summary>Whether the words end with one.</summary>
    public bool EndsIn(ReadOnlySpan<char> words) => IsMatch(_last.Value, words);

    /// <summary>Whether the words are one, and nothing else.</summary>
    public bool Are(ReadOnlySpan<char> words) => IsMatch(_whole.Value, words);

    private static bool IsMatch(ImmutableArray<Regex> all, ReadOnlySpan<char> words)
    {
        foreach (Regex one in all)
        {
            if (one.IsMatch(words))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Parts(ImmutableArray<string> wordings)
    {
        string part = "";
        foreach (string wording in wordings)
        {
            string pattern = wording.Replace(" ?", @"\s*", StringComparison.Ordinal).Replace(" ", @"\s+", StringComparison.Ordinal);
            if (part.Length > 0 && part.Length + pattern.Length > LettersMax)
            {
                yield return part;
                part = "";
            }

            part = part.Length == 0 ? pattern : $"{part}|{pattern}";
        }

        yield return part;
    }
}
