// Words that say when, clearly enough to hold somebody to it.
using System.Collections.Immutable;

namespace Muster.Core.Wording;

/// <summary>A clock time, a date, or a length of time: "14:30", "by 3 pm", "in 20 minutes", "within the hour", "on Monday". Not "soon", nor "in a few minutes".</summary>
internal static class TimeWords
{
    private const string Number =
        "([0-9]+([.,][0-9]+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty(-| )five|forty|sixty|ninety|half an|the next|the)";

    private const string Unit = "(minutes?|mins?|hours?|hrs?|hr|h|m|days?|business days?|working days?|weeks?)";

    private static readonly Phrases Instants = new([
        "([01]?[0-9]|2[0-4])[:h][0-5][0-9]",
        "([01]?[0-9]|2[0-3])[.][0-5][0-9] (utc|gmt|cet|cest|bst|am|pm)",
        "(at|by|until|till|before|since|from|around|about) ([01]?[0-9]|2[0-3])[.][0-5][0-9]",
        "(1[0-2]|0?[1-9]) ?([ap]m|[ap][.]m[.]?)",
        "([01]?[0-9]|2[0-3])([0-5][0-9])? ?(utc|gmt|cest|cet|bst|ist|[ecmp][sd]t|[ecmp]t|z|o'clock|hours|hrs)",
        "[0-9]{4}-[0-9]{2}-[0-9]{2}(t[0-9]{2}:[0-9]{2})?",
        "[0-9]{1,2}(st|nd|rd|th)? (of )?(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)",
        "(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec) [0-9]{1,2}(st|nd|rd|th)?",
        "(noon|midday|midnight)",
        "(half past|quarter past|quarter to|half) (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-9]{1,2})",
    ]);

    private static readonly Phrases Lengths = new([
        $"(in|within|every|each|inside|after|under|for|another|next) (about |around |roughly |approximately |at most |max |the next |another |no more than )?{Number}(-| )?{Unit}",
        $"{Number}(-| )?{Unit} from now",
        "(within|inside|on|at|before|by) the (next )?(half )?hour",
        "(at |by |before )?(the )?(top|bottom) of the hour",
        "(on |by |until |before )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)( (morning|noon|afternoon|evening))?",
        "(tomorrow|(by|before|at) (the )?(end of (the )?(business )?(day|week)|eod|cob|close of business))",
        "(hourly|half-hourly)",
    ]);

    public static bool AreIn(ReadOnlySpan<char> words) => Instants.IsIn(words) || Lengths.IsIn(words);

    /// <summary>Where they stand.</summary>
    public static ImmutableArray<TextSpan> In(PlainText text) => TextSpan.Apart(Instants.In(text).Concat(Lengths.In(text)));

    /// <summary>Where clock times and dates stand, whose digits count nothing.</summary>
    public static ImmutableArray<TextSpan> InstantsIn(PlainText text) => Instants.In(text);
}
