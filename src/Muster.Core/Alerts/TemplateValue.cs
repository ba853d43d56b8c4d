// Where one value of an alert comes from in the JSON of a sender.
using System.Collections.Immutable;

namespace Muster.Core.Alerts;

/// <param name="From">Paths and literal texts; the first that gives a text counts. What begins with <c>$</c> is a path.</param>
/// <param name="Map">What the text is replaced by, in any case of its letters; what is not in it stays.</param>
/// <param name="Otherwise">What counts when nothing gives a text, or the map does not know it; null: nothing, or the text itself.</param>
public sealed record TemplateValue(ImmutableArray<string> From, ImmutableSortedDictionary<string, string> Map, string? Otherwise)
{
    public static TemplateValue Of(params ReadOnlySpan<string> from) =>
        new([.. from], ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.OrdinalIgnoreCase), null);

    /// <summary>The value; empty when there is none.</summary>
    /// <param name="at">The text at a path; empty when there is none.</param>
    public string Read(Func<TemplatePath, string> at)
    {
        ArgumentNullException.ThrowIfNull(at);
        string found = From.Select(one => one.StartsWith('$') ? at(TemplatePath.Parse(one)) : one)
            .FirstOrDefault(text => text.Length > 0, "");
        string? mapped = Map.Where(pair => string.Equals(pair.Key, found, StringComparison.OrdinalIgnoreCase))
            .Select(pair => pair.Value)
            .FirstOrDefault();
        return mapped ?? (found.Length > 0 && (Map.IsEmpty || Otherwise is null) ? found : Otherwise ?? "");
    }
}
