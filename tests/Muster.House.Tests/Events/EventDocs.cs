// docs/events.md describes each event under a heading with its stable name, and no event that does not exist.
using System.Text.RegularExpressions;

namespace Muster.House.Tests.Events;

public static partial class EventDocs
{
    public static IEnumerable<string> Breaches(IReadOnlyCollection<string> names, string markdown)
    {
        string[] parts = Heading().Split(markdown);
        Dictionary<string, string> described = new(StringComparer.Ordinal);
        for (int i = 1; i + 1 < parts.Length; i += 2)
        {
            described[parts[i]] = parts[i + 1].Split("\n#")[0].Trim();
        }

        return Undescribed(names, described).Concat(Unknown(names, described));
    }

    private static IEnumerable<string> Undescribed(IReadOnlyCollection<string> names, Dictionary<string, string> described) =>
        from name in names
        where described.GetValueOrDefault(name, "").Length == 0
        select described.ContainsKey(name)
            ? $"docs/events.md: nothing stands under '{name}'; describe it."
            : $"docs/events.md: no heading '### {name}'; say there what happened, when it happens and what it carries.";

    private static IEnumerable<string> Unknown(IReadOnlyCollection<string> names, Dictionary<string, string> described) =>
        from name in described.Keys
        where !names.Contains(name)
        select $"docs/events.md: '{name}' is no event any more; a stored event keeps its name, so bring it back.";

    [GeneratedRegex(@"^#+ `?(?<name>[a-z_]+\.[a-z_]+)`?\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Heading();
}
