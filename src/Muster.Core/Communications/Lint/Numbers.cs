// Numbers in a text: counts, shares and lengths; not times, versions and names.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Wording;

namespace Muster.Core.Communications.Lint;

internal static class Numbers
{
    private static readonly Phrases Digits = new(["[0-9]+([,'. ][0-9]{3})*([.,][0-9]+)?(k|m|mn|bn)?"]);

    private static readonly Phrases Share = new(["( ?)(percent|per cent|pct|percentage points?|pp)"]);

    private static readonly ImmutableDictionary<string, (double Least, double Most, bool IsShare)> Words = new Dictionary<
        string,
        (double, double, bool)
    >
    {
        ["half"] = (45, 55, true),
        ["a half"] = (45, 55, true),
        ["a third"] = (28, 38, true),
        ["one third"] = (28, 38, true),
        ["two thirds"] = (62, 72, true),
        ["a quarter"] = (20, 30, true),
        ["one quarter"] = (20, 30, true),
        ["three quarters"] = (70, 80, true),
        ["a fifth"] = (16, 24, true),
        ["one in two"] = (45, 55, true),
        ["one in three"] = (28, 38, true),
        ["one in four"] = (20, 30, true),
        ["one in five"] = (16, 24, true),
        ["one in ten"] = (8, 12, true),
        ["one in twenty"] = (4, 6, true),
        ["a dozen"] = (10, 14, false),
        ["half a dozen"] = (5, 7, false),
        ["dozens"] = (24, 120, false),
        ["hundreds"] = (100, 2_000, false),
        ["thousands"] = (1_000, 100_000, false),
        ["tens of thousands"] = (10_000, 200_000, false),
        ["hundreds of thousands"] = (100_000, 2_000_000, false),
        ["millions"] = (1_000_000, 1_000_000_000, false),
        ["two"] = (2, 2, false),
        ["both"] = (2, 2, false),
        ["three"] = (3, 3, false),
        ["four"] = (4, 4, false),
        ["five"] = (5, 5, false),
        ["six"] = (6, 6, false),
        ["seven"] = (7, 7, false),
        ["eight"] = (8, 8, false),
        ["nine"] = (9, 9, false),
        ["ten"] = (10, 10, false),
        ["twelve"] = (12, 12, false),
        ["fifteen"] = (15, 15, false),
        ["twenty"] = (20, 20, false),
        ["thirty"] = (30, 30, false),
        ["fifty"] = (50, 50, false),
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly Phrases Written = new([
        "one [a-z]+ in (two|three|four|five|ten|twenty)",
        string.Join(
            '|',
            Words
                .Keys.Except(["both"], StringComparer.Ordinal)
                .OrderByDescending(word => word.Length)
                .Select(word => word.Replace(" ", "( |-)", StringComparison.Ordinal))
        ),
    ]);

    private static readonly Phrases About = new([
        "(about|around|roughly|approximately|approx|nearly|almost|some|circa|close to|just|or so|an estimated|estimated)",
    ]);

    private static readonly Phrases AtLeast = new(["(over|more than|above|at least|upwards of|in excess of|greater than|exceeding|past)"]);

    private static readonly Phrases AtMost = new(["(under|less than|fewer than|below|up to|at most|no more than)"]);

    /// <summary>What stands before a number that is a name.</summary>
    private static readonly Phrases Naming = new([
        "(version|versions|release|releases|build|v|sev|severity|level|tier|phase|step|part|ios|android|windows|app|http|error|errors|code|codes|status|zone|gate|terminal|route|line|platform|flight|ticket|case|incident|port|section|room|ps|xbox|season|episode|chapter|id|order|ref|reference|to version|patch|no|number|region|returning|returns|article|form|window|channel|world|server|shard|ward|dc|week|q)[.:]?( |-)*",
    ]);

    private static readonly Phrases Coming = new([
        "(in|within|every|each|next|another|under|again in|inside)( (about|around|roughly|approximately|at most|max|the next|the|another|no more than|less than))*( |-)*",
    ]);

    private static readonly Phrases Length = new(["( |-)*(seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h|m|days?|weeks?)"]);

    private static readonly Phrases Http = new(["http"]);

    private static readonly Phrases Answers = new(["( |-)(errors?|responses?|s)"]);

    public static ImmutableArray<SaidNumber> In(PlainText text)
    {
        ImmutableArray<TextSpan> instants = TimeWords.InstantsIn(text);
        ImmutableArray<SaidNumber>.Builder said = ImmutableArray.CreateBuilder<SaidNumber>();
        foreach (TextSpan place in Digits.In(text))
        {
            if (!instants.Any(place.Touches) && !IsPartOfAName(text, place) && Read(text, place) is { } number)
            {
                said.Add(number);
            }
        }

        foreach (
            TextSpan place in Written
                .In(text)
                .Where(place => !instants.Any(place.Touches) && !Length.BeginsIn(After(text, place)) && !IsHyphenated(text, place))
        )
        {
            (double least, double most, bool isShare) = Words[Key(text[place].ToString())];
            said.Add(new(place, least, most, isShare));
        }

        return said.ToImmutable();
    }

    /// <summary>"one stream in four" is "one in four".</summary>
    private static string Key(string words) =>
        words.Replace('-', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var one, _, "in", var of]
            ? $"{one} in {of}"
            : string.Join(' ', words.Replace('-', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What the digits say: a length of time to come is a promise, and another rule's.</summary>
    private static SaidNumber? Read(PlainText text, TextSpan place)
    {
        string unit = new([.. text[place].ToString().Where(char.IsLetter)]);
        string digits = text[place]
            [..(place.End - place.Start - unit.Length)]
            .ToString()
            .Replace("'", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal);
        string after = After(text, place);
        bool isShare = after.TrimStart().StartsWith('%') || Share.BeginsIn(after);
        if (
            (!isShare && IsAheadIn(text, place))
            || !double.TryParse(Plain(digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
        )
        {
            return null;
        }

        double scale = isShare ? 1 : Scale(unit, after);
        double slack = Slack(digits, value) * scale;
        value *= scale;
        string before = Before(text, place);
        return Ends(AtLeast, before) ? new(place, value - slack, value * 1.5, isShare)
            : Ends(AtMost, before) ? new(place, value / 10, value + slack, isShare)
            : Ends(About, before) ? new(place, Math.Min(value - slack, value * 0.9), Math.Max(value + slack, value * 1.1), isShare)
            : new(place, value - slack, value + slack, isShare);
    }

    /// <summary>Half of the last digit that was not rounded away.</summary>
    private static double Slack(string digits, double value)
    {
        int point = Plain(digits).IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            return 0.5 * Math.Pow(10, -(Plain(digits).Length - point - 1));
        }

        double step = 1;
        while (value >= 100 * step && value % (10 * step) == 0)
        {
            step *= 10;
        }

        return step / 2;
    }

    /// <summary>With a point for decimals and nothing between thousands.</summary>
    private static string Plain(string digits)
    {
        int last = digits.LastIndexOfAny([',', '.']);
        bool isGrouped = last >= 0 && digits.Length - last == 4 && !digits.StartsWith('0');
        string whole = digits.Replace(",", isGrouped ? "" : ".", StringComparison.Ordinal);
        return isGrouped ? whole.Replace(".", "", StringComparison.Ordinal) : whole;
    }

    private static double Scale(string unit, string after) =>
        (unit.Length > 0 ? unit : after.TrimStart().Split(' ', ',', '.', '\n')[0]).ToUpperInvariant() switch
        {
            "M" or "MN" or "MILLION" or "MILLIONS" => 1e6,
            "BN" or "BILLION" => 1e9,
            "K" or "THOUSAND" => 1e3,
            "HUNDRED" => 100,
            _ => 1,
        };

    /// <summary>"in 20 minutes", "every two hours": a time, not a count.</summary>
    private static bool IsAheadIn(PlainText text, TextSpan place) =>
        Length.BeginsIn(After(text, place)) && (Ends(Coming, Before(text, place)) || Promises.IsOfTheNextUpdate(text, place));

    private static bool IsHyphenated(PlainText text, TextSpan place) =>
        (place.Start > 0 && text.Words[place.Start - 1] == '-') || (place.End < text.Words.Length && text.Words[place.End] == '-');

    private static bool IsPartOfAName(PlainText text, TextSpan place)
    {
        char before = place.Start == 0 ? ' ' : text.Words[place.Start - 1];
        char after = place.End == text.Words.Length ? ' ' : text.Words[place.End];
        char next = place.End + 1 >= text.Words.Length ? ' ' : text.Words[place.End + 1];
        bool isJoined =
            before is '_' or '/' or '#' or '.' or ':'
            || (before == '-' && place.Start > 1 && char.IsLetterOrDigit(text.Words[place.Start - 2]))
            || char.IsLetter(before)
            || after is '_' or '/'
            || (after is '.' or ':' or '-' && char.IsLetterOrDigit(next))
            || char.IsLetter(after);
        string words = Before(text, place);
        return isJoined || Ends(Naming, words) || IsYear(text[place]) || IsStatus(text, place, words);
    }

    private static bool IsYear(ReadOnlySpan<char> digits) => digits.Length == 4 && digits[0] == '2' && digits[1] == '0';

    private static bool IsStatus(PlainText text, TextSpan place, string before) =>
        place.End - place.Start == 3
        && text.Words[place.Start] is '4' or '5'
        && (Ends(Http, before) || Answers.BeginsIn(After(text, place)));

    private static string Before(PlainText text, TextSpan place) => text.Words[Math.Max(0, place.Start - 24)..place.Start];

    private static string After(PlainText text, TextSpan place) => text.Words[place.End..Math.Min(text.Words.Length, place.End + 24)];

    private static bool Ends(Phrases phrases, string words) => phrases.EndsIn(words.TrimEnd(' ', '-', '~'));
}
