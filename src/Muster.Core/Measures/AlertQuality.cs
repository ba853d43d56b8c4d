// Whether alerts and pages were worth it: what came of them, who talks most, and whose nights they broke.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;

namespace Muster.Core.Measures;

/// <summary>Drills, canaries, pings of heartbeats and tests are to be left out before.</summary>
public static class AlertQuality
{
    /// <summary>How many pages had each outcome; those that had none are not counted.</summary>
    public static ImmutableSortedDictionary<PageOutcome, int> Outcomes(IEnumerable<PageFacts> pages) =>
        Enum.GetValues<PageOutcome>()
            .ToImmutableSortedDictionary(outcome => outcome, outcome => pages.Count(page => page.Outcome == outcome));

    /// <summary>The share of pages about alerts that were worth it: from 0 to 1; null when there was none.</summary>
    public static double? ActionableShare(IReadOnlyDictionary<PageOutcome, int> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        int all = outcomes.Values.Sum();
        return all == 0 ? null : (double)outcomes[PageOutcome.Actionable] / all;
    }

    /// <summary>By how often they opened, the most first.</summary>
    /// <param name="flaps">Whether a group was held because its alerts come and go.</param>
    public static ImmutableArray<Talker> Talkers(IEnumerable<AlertGroup> groups, IEnumerable<PageFacts> pages, Func<AlertGroup, bool> flaps)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Dictionary<PageId, PageFacts> byId = pages.ToDictionary(page => page.Id);
        return
        [
            .. groups
                .GroupBy(KeyOf, StringComparer.Ordinal)
                .Select(talk => new Talker(
                    talk.Key,
                    NameOf(talk.First()),
                    talk.First().Service,
                    talk.Count(),
                    talk.Count(group => group.Page is not null),
                    talk.Count(group => group.Page is { } page && byId.GetValueOrDefault(page) is { Outcome: PageOutcome.Actionable }),
                    talk.Count(flaps)
                ))
                .OrderByDescending(talker => talker.Groups)
                .ThenBy(talker => talker.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The service and the name of the alert, where its group says it; else its title.</summary>
    public static string KeyOf(AlertGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return $"{group.Service?.Value}/{NameOf(group)}";
    }

    /// <summary>By how often they were told, the most first. A page counts once for a person, when they were told of it first.</summary>
    /// <param name="zone">The IANA zone of a person.</param>
    public static ImmutableArray<PagedPerson> People(IEnumerable<PageFacts> pages, Func<PersonId, string> zone) =>
        [
            .. pages
                .Where(page => page.Purpose is not (PagePurpose.Test or PagePurpose.Canary))
                .SelectMany(page => page.Told)
                .GroupBy(told => told.Person, told => told.At)
                .Select(told => Of(told.Key, [.. told], zone(told.Key)))
                .OrderByDescending(person => person.Pages)
                .ThenBy(person => person.Person.Value, StringComparer.Ordinal),
        ];

    /// <summary>The morning on which a night ends; null by day.</summary>
    public static DateTimeOffset? NightOf(DateTimeOffset at, string zone) =>
        WakingHours.Usual.NextAwake(at, zone) is var morning && morning > at ? morning : null;

    private static PagedPerson Of(PersonId person, DateTimeOffset[] told, string zone)
    {
        int[] nights =
        [
            .. told.Select(at => NightOf(at, zone)).OfType<DateTimeOffset>().GroupBy(morning => morning).Select(night => night.Count()),
        ];
        return new(person, told.Length, nights.Sum(), nights.Length, nights.Append(0).Max());
    }

    private static string NameOf(AlertGroup group) => group.Labels["alertname"] is { Length: > 0 } name ? name : group.Title;
}
