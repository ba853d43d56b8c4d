// A why that says the one before it again.
using System.Collections.Frozen;
using Muster.Core.Wording;

namespace Muster.Core.Reviews.Lint;

/// <summary>
/// What is left of a text without small words, endings and synonyms is compared: when nearly all of an answer stands in the one before it, it explains nothing new.
/// </summary>
internal static class Restatement
{
    /// <summary>How much of the answer has to stand in the one before it.</summary>
    private const double Share = 0.6;

    private static readonly FrozenSet<string> Small = (
        "a an the this that these those it its is are was were be been being has have had do does did of to in on at by for from with without into out up over under about as and or but so because since "
        + "due there their they them we our us he she his her i you your which who what when where why how then than too very just only also again still all any some each every more most no not can could will would "
        + "should may might must if while during after before until caused cause reason result led lead make made get got happen happened occur occurred thing things way itself themselves simply basically actually really "
        + "response responses time times took take takes load loads loading free left tried try tries kept keep keeps fire fired firing give gave given going go went came come number any now ever function "
        + "become became begin began start started stop stopped able unable longer"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Each word as the first of its line.</summary>
    private static readonly FrozenDictionary<string, string> Same = new[]
    {
        "expired expire expires expiry valid invalid outdated",
        "empty blank entries entry nothing",
        "answer answers answered answering unanswered respond responds responded responding",
        "backlog unprocessed pending piled accumulated messages message",
        "replica replicas replication replicated",
        "slow behind long slower slowly slowness latency lag lagged lagging delay delayed delays sluggish",
        "fail restart restarts restarted restarting loop available availability succeed succeeded success successful successfully failed failing failure fails broke broken break breaking crash crashed crashes crashing down outage unavailable unavailability unreachable offline unresponsive dead died error errors erroring",
        "full filled fill exhausted exhaustion ran saturated saturation overflow overflowed overloaded overload overwhelmed maxed",
        "database db databases postgres mysql",
        "user users customer customers client clients viewer viewers visitor visitors people",
        "deploy deployed deployment deploys deploying release released rollout rolled shipped pushed push",
        "server servers host hosts machine machines node nodes box boxes",
        "service services page pages app application backend system systems site website",
        "request requests call calls traffic query queries",
        "memory ram oom heap",
        "disk storage volume space",
        "config configuration configured setting settings misconfigured",
        "missing absent lacked lack lacking gone nonexistent",
        "detect detected noticed notice noticing seen saw spotted caught catch",
        "big large huge high increased increase spike spiked grew growth many lots",
        "wrong incorrect bad faulty invalid",
        "payment payments checkout pay paying",
        "alert alerts alerted alarm alarms alerting paged",
        "work worked working functioning function operate operating run running",
        "delete deleted deleting removed remove removal erased wiped dropped",
    }
        .Select(line => line.Split(' '))
        .SelectMany(line => line.Select(word => (Word: word, First: line[0])))
        .DistinctBy(pair => pair.Word)
        .ToFrozenDictionary(pair => pair.Word, pair => pair.First, StringComparer.Ordinal);

    public static IEnumerable<Finding> Find(PlainText text, PlainText previous)
    {
        HashSet<string> said = Meanings(text.Words);
        HashSet<string> before = Meanings(previous.Words);
        int shared = said.Count(before.Contains);
        if (said.Count > 0 && shared >= said.Count * Share && said.Count - shared <= 2)
        {
            yield return new(
                ReviewLintRules.RestatesPrevious,
                0,
                text.Words.TrimEnd().Length,
                "It says the answer before it in other words, so nothing was explained.",
                "Ask what made that possible, or what would have had to be there to stop it."
            );
        }
    }

    private static HashSet<string> Meanings(string words) =>
        [
            .. words
                .ToLowerInvariant()
                .Split(
                    [.. words.ToLowerInvariant().Where(sign => !char.IsLetterOrDigit(sign) && sign != '\'').Distinct()],
                    StringSplitOptions.RemoveEmptyEntries
                )
                .Where(word => !Small.Contains(word) && !word.EndsWith("n't", StringComparison.Ordinal))
                .Select(word => Same.TryGetValue(word, out string? first) ? first : Stem(word)),
        ];

    private static string Stem(string word)
    {
        foreach (string end in (ReadOnlySpan<string>)["'s", "ing", "ed", "es", "s", "ly"])
        {
            if (word.Length > end.Length + 3 && word.EndsWith(end, StringComparison.Ordinal))
            {
                return word[..^end.Length];
            }
        }

        return word;
    }
}
