// Reads a review before it is closed: causes that are people, whys that say nothing new, actions that change nothing.
using System.Collections.Immutable;
using Muster.Core.Wording;

namespace Muster.Core.Reviews.Lint;

/// <summary>
/// Offline, by wordings (docs/reviews.md); the same text has the same findings. Time is linear in the text. Sources: Sidney Dekker, "The Field Guide to Understanding
/// 'Human Error'" (an error of a person is where the asking begins; counterfactuals explain nothing); John Allspaw, "Blameless PostMortems and a Just Culture".
/// </summary>
public static class ReviewLint
{
    /// <summary>Of a longer text only the beginning is read.</summary>
    public const int UnitsMax = 20_000;

    /// <summary>By their place; of two findings of one rule that touch, the longer. What is missing is marked on the whole text.</summary>
    public static ImmutableArray<Finding> Find(ReviewTextKind kind, string text, ReviewContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        PlainText plain = Read(text);
        return
        [
            .. Found(kind, plain, context)
                .GroupBy(one => one.Rule, StringComparer.Ordinal)
                .SelectMany(rule => TextSpan.Apart(rule, one => new(one.Start, one.End)))
                .OrderBy(one => one.Start)
                .ThenBy(one => one.Rule, StringComparer.Ordinal),
        ];
    }

    /// <summary>The first words that make a person the cause, as a root cause would be judged; null when there are none.</summary>
    internal static string? BlameIn(string text)
    {
        PlainText plain = Read(text);
        return FirstWords(text, Causes(ReviewTextKind.RootCause, plain, []).Where(one => one.Rule == ReviewLintRules.HumanRootCause));
    }

    /// <summary>The first words that ask people to take care where something should change; null when there are none.</summary>
    internal static string? CareIn(string text) => FirstWords(text, CarefulActions.Find(Read(text)));

    private static string? FirstWords(string text, IEnumerable<Finding> found)
    {
        Finding? first = found.OrderBy(one => one.Start).ThenByDescending(one => one.End).FirstOrDefault();
        return first is null
            ? null
            : string.Join(' ', text[first.Start..first.End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static PlainText Read(string text) => new(text.Length > UnitsMax ? text[..UnitsMax] : text);

    private static IEnumerable<Finding> Found(ReviewTextKind kind, PlainText text, ReviewContext context) =>
        kind == ReviewTextKind.ActionItem
            ? OfAction(text, context)
            : Causes(kind, text, context.People)
                .Concat(kind == ReviewTextKind.Why && context.Previous is { } previous ? Restatement.Find(text, Read(previous)) : []);

    private static IEnumerable<Finding> OfAction(PlainText text, ReviewContext context)
    {
        Finding[] care = [.. CarefulActions.Find(text)];
        return care.Concat(ActionItemParts.Missing(text, context, care));
    }

    /// <summary>One person, or what somebody did not do, is a human cause too.</summary>
    private static Finding[] Causes(ReviewTextKind kind, PlainText text, ImmutableArray<string> people)
    {
        bool isCause = kind != ReviewTextKind.Sentence;
        Finding[] found = [.. PersonCauses.Find(text, people, isCause), .. Counterfactuals.Find(text)];
        if (!isCause)
        {
            return found;
        }

        Finding[] human = [.. HumanCauses.Find(text)];
        return
        [
            .. found,
            .. human,
            .. found
                .Where(one => !Array.Exists(human, other => other.Start < one.End && one.Start < other.End))
                .Select(one => one with { Rule = ReviewLintRules.HumanRootCause }),
        ];
    }
}
