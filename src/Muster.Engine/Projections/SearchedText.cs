// What a search shows of an incident or of its review.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Engine.Projections;

/// <param name="BeganAt">Since when users were affected, or else when it was detected.</param>
/// <param name="Parts">What it says, a paragraph each, the most telling first; cut off at <see cref="PartsCharactersMax"/>.</param>
public sealed record SearchedText(
    IncidentId Incident,
    string Title,
    Severity Severity,
    ServiceId? Service,
    DateTimeOffset BeganAt,
    ImmutableArray<string> Parts
)
{
    public const int PartsCharactersMax = 20_000;

    public static ImmutableArray<string> Cut(IEnumerable<string?> parts)
    {
        List<string> kept = [];
        int left = PartsCharactersMax;
        foreach (string part in parts.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.Trim()))
        {
            if (left <= 0)
            {
                break;
            }

            kept.Add(part.Length <= left ? part : part[..left]);
            left -= part.Length;
        }

        return [.. kept];
    }
}
