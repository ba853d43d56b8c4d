// The one incident that several alert groups look like, because they began together.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <param name="Groups">At least <see cref="SuggestionDefaults.GroupsMin"/>, the worst first.</param>
public sealed record SuggestedIncident(ImmutableArray<AlertGroup> Groups)
{
    /// <summary>
    /// The most open groups without an incident that began within <see cref="SuggestionDefaults.Window"/> of one another, of equally many the latest; null when they
    /// are too few. Groups that wake nobody (SEV-3 and below, unless they paged) suggest nothing.
    /// </summary>
    public static SuggestedIncident? Of(IEnumerable<AlertGroup> groups)
    {
        AlertGroup[] open =
        [
            .. groups
                .Where(group => group is { ClosedAt: null, Incident: null } && (group.Page is not null || group.Severity <= Severity.Sev2))
                .OrderBy(group => group.OpenedAt),
        ];
        (int first, int count) = (0, 0);
        for (int from = 0, to = 0; to < open.Length; to++)
        {
            while (open[to].OpenedAt - open[from].OpenedAt > SuggestionDefaults.Window)
            {
                from++;
            }

            if (to - from + 1 >= count)
            {
                (first, count) = (from, to - from + 1);
            }
        }

        return count < SuggestionDefaults.GroupsMin
            ? null
            : new([.. open.Skip(first).Take(count).OrderBy(group => group.Severity).ThenByDescending(group => group.Firing)]);
    }
}
