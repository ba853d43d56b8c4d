// Reads a statement before others do: guesses, promises without a time, blame, insiders' words, numbers from nowhere, no next update, too long.
using System.Collections.Immutable;
using Muster.Core.Wording;

namespace Muster.Core.Communications.Lint;

/// <summary>
/// It advises and decides nothing. Offline, by wordings (see docs/statements.md); the same text has the same findings. Time is linear in the text.
/// </summary>
public static class StatementLint
{
    /// <summary>A longer text is no statement; only its beginning is read.</summary>
    public const int UnitsMax = 20_000;

    /// <summary>By their place; of two findings of one rule that touch, the longer.</summary>
    public static ImmutableArray<Finding> Find(string text, StatementContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        PlainText plain = Read(text);
        IEnumerable<Finding> found = Speculation
            .Find(plain)
            .Concat(Promises.FindNoTime(plain))
            .Concat(Blame.Find(plain))
            .Concat(context.Audience == Audience.Public ? InsiderWords.Find(plain, context.InternalNames) : [])
            .Concat(context.Facts is { } facts ? Unsupported(plain, facts) : [])
            .Concat(Promises.FindMissing(plain))
            .Concat(Length.Find(plain));
        return
        [
            .. found
                .GroupBy(one => one.Rule, StringComparer.Ordinal)
                .SelectMany(rule => TextSpan.Apart(rule, one => new(one.Start, one.End)))
                .OrderBy(one => one.Start)
                .ThenBy(one => one.Rule, StringComparer.Ordinal),
        ];
    }

    /// <summary>The first guess in a text; null when there is none.</summary>
    public static string? GuessIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Speculation.Find(Read(text)).MinBy(one => one.Start) is { } guess ? text[guess.Start..guess.End] : null;
    }

    /// <summary>The first words in a text that make somebody the culprit; null when there are none.</summary>
    public static string? BlameIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Blame.Find(Read(text)).MinBy(one => one.Start) is { } blame ? text[blame.Start..blame.End] : null;
    }

    private static PlainText Read(string text) => new(text.Length > UnitsMax ? text[..UnitsMax] : text);

    private static IEnumerable<Finding> Unsupported(PlainText text, Facts facts) =>
        Numbers
            .In(text)
            .Where(said => !facts.Support(said))
            .Select(said => new Finding(
                LintRules.UnsupportedNumber,
                said.Place.Start,
                said.Place.End,
                $"Nothing on the record says {text[said.Place]}. A number is believed and repeated, and this one cannot be defended.",
                "Take the number from the record, or say what is felt without one."
            ));
}
