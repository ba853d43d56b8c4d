// docs/events.md describes each event under its stable name, with just the fields that it carries, and no event that does not exist.
using System.Text.RegularExpressions;

namespace Muster.House.Tests.Events;

public static partial class EventDocs
{
    /// <summary><paramref name="events"/> has the fields of each stable name, without who and when, which all of them carry.</summary>
    public static IEnumerable<string> Breaches(IReadOnlyDictionary<string, IReadOnlyList<string>> events, string markdown)
    {
        string[] parts = Heading().Split(markdown);
        Dictionary<string, string> described = new(StringComparer.Ordinal);
        for (int i = 1; i + 1 < parts.Length; i += 2)
        {
            described[parts[i]] = parts[i + 1].Split("\n#")[0].Trim();
        }

        return events.SelectMany(happened => OfEvent(happened.Key, happened.Value, described)).Concat(Unknown(events, described));
    }

    private static IEnumerable<string> OfEvent(string name, IReadOnlyList<string> fields, Dictionary<string, string> described)
    {
        string carries = fields.Count == 0 ? "Carries: nothing more." : $"Carries: `{string.Join("`, `", fields)}`";
        if (!described.TryGetValue(name, out string? text))
        {
            yield return $"docs/events.md: no heading '### {name}'; say there what happened and when, and '{carries}'.";
        }
        else if (text.Length == 0 || text.StartsWith("Carries:", StringComparison.Ordinal))
        {
            yield return $"docs/events.md: nothing stands under '{name}'; say what happened and when.";
        }
        else if (!text.Split('\n').Contains(carries, StringComparer.Ordinal))
        {
            yield return $"docs/events.md: '{name}' does not say what it carries; write the line '{carries}'.";
        }
    }

    private static IEnumerable<string> Unknown(
        IReadOnlyDictionary<string, IReadOnlyList<string>> events,
        Dictionary<string, string> described
    ) =>
        from name in described.Keys
        where !events.ContainsKey(name)
        select $"docs/events.md: '{name}' is no event any more; a stored event keeps its name, so bring it back.";

    [GeneratedRegex(@"^#+ `?(?<name>[a-z_]+\.[a-z_]+)`?\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Heading();
}
