// Wordings to avoid, with one reason and one piece of advice for all of them.
using System.Collections.Immutable;

namespace Muster.Core.Wording;

/// <param name="Why">A sentence in which <c>{0}</c> is what was written.</param>
internal sealed record PhraseRule(string Why, string Suggestion, Phrases Phrases)
{
    public PhraseRule(string why, string suggestion, ImmutableArray<string> wordings)
        : this(why, suggestion, new Phrases(wordings)) { }

    /// <summary>A finding for each place that <paramref name="counts"/> does not excuse.</summary>
    public IEnumerable<Finding> Find(string rule, PlainText text, Func<TextSpan, bool>? counts = null) =>
        Phrases
            .In(text)
            .Where(place => counts?.Invoke(place) ?? true)
            .Select(place => new Finding(
                rule,
                place.Start,
                place.End,
                Why.Replace("{0}", text[place].ToString(), StringComparison.Ordinal),
                Suggestion
            ));
}
