// A person's digest is due: one message for each of their addresses, for all that was collected.
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>
/// What is collected is one row for each message, marked with its digest. A step that was being notified while the digest was read may add its rows a moment too late:
/// so each digest is looked at once more, an interval later.
/// </summary>
public sealed class DueDigest(string kind, IViewStore views, OrganisationReader organisations) : ITimerHandler
{
    public string Kind => kind;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(work);
        DigestId id = EngineTimers.DigestOf(timer);
        IReadOnlyList<View> collected = await views.AllAsync(Views.Collected, [id.ToString()], cancel);
        View[] rows = [.. collected.Take(DigestDefaults.LinesMax)];
        foreach (View row in rows)
        {
            work.Put(row with { Status = Views.Done }, row);
        }

        if (kind == EngineTimers.DigestDue || collected.Count > rows.Length)
        {
            work.SetTimer(EngineTimers.ForLateDigest(id, work.Now + DigestDefaults.Interval));
        }

        DigestLine[] lines = [.. rows.Select(row => row.Row<DigestLine>())];
        Dictionary<string, PageRow> open = await OpenAsync(id.Person, lines, cancel);
        DigestLine[] wanted = [.. lines.Where(line => open.ContainsKey(line.Page.Value))];
        if (wanted.Length == 0)
        {
            return;
        }

        AlertGroup[] groups = await GroupsAsync(wanted, cancel);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        foreach (IGrouping<(string Channel, string Address), DigestLine> to in wanted.GroupBy(line => (line.Channel, line.Address)))
        {
            string key = $"digest/{id}/{to.Key.Channel}/{to.First().Key}";
            Severity worst = to.Min(line => open[line.Page.Value].Severity);
            ChannelMessage message = Write(key, id, [.. to], groups, worst, organisation, work.Now);
            work.Send(
                new(
                    key,
                    to.Key.Channel,
                    to.Key.Address,
                    "digest/" + id,
                    JsonSerializer.Serialize(message, EventJson.Options),
                    CreatedAt: work.Now,
                    NextTryAt: work.Now
                )
            );
        }
    }

    /// <summary>The pages that wait for the person's answer still, by their ids.</summary>
    private async Task<Dictionary<string, PageRow>> OpenAsync(PersonId person, DigestLine[] lines, CancellationToken cancel)
    {
        string rings = PageProjection.PersonWord(person);
        string[] pages = [.. lines.Select(line => line.Page.Value).Distinct(StringComparer.Ordinal)];
        return (await views.FindAsync(Views.Page, pages, cancel))
            .Where(row => row.Status is Views.Active or Views.Exhausted && row.Search.Contains(rings, StringComparison.Ordinal))
            .ToDictionary(row => row.Id, row => row.Row<PageRow>(), StringComparer.Ordinal);
    }

    /// <summary>The groups as they stand now, the worst first.</summary>
    private async Task<AlertGroup[]> GroupsAsync(DigestLine[] lines, CancellationToken cancel)
    {
        string[] ids = [.. lines.Select(line => line.Group.Value).Distinct(StringComparer.Ordinal)];
        return
        [
            .. (await views.FindAsync(Views.Group, ids, cancel))
                .Select(row => row.Row<AlertGroup>())
                .OrderBy(group => group.Severity)
                .ThenByDescending(group => group.Firing)
                .ThenBy(group => group.Id.Value, StringComparer.Ordinal),
        ];
    }

    private static ChannelMessage Write(
        string key,
        DigestId id,
        ImmutableArray<DigestLine> lines,
        AlertGroup[] all,
        Severity worst,
        Organisation organisation,
        DateTimeOffset now
    )
    {
        HashSet<AlertGroupId> named = [.. lines.Select(line => line.Group)];
        AlertGroup[] groups = [.. all.Where(group => named.Contains(group.Id))];
        int alerts = groups.Sum(group => group.Firing);
        PageDigest digest = new(
            id.ToString(),
            alerts,
            groups.Length,
            [
                .. groups
                    .Take(DigestDefaults.GroupsNamedMax)
                    .Select(group => new DigestGroup(group.Id, group.Title, group.Severity, group.Firing)),
            ],
            lines
        );
        return new(
            key,
            Attempt: 0,
            lines[0].Address,
            id.Person,
            organisation.Person(id.Person)?.Name ?? id.Person.Value,
            organisation.Person(id.Person)?.Zone ?? "UTC",
            lines.FirstOrDefault(line => line.Group == groups.FirstOrDefault()?.Id)?.Page ?? lines[0].Page,
            PagePurpose.Respond,
            Title(alerts, groups.Length),
            worst,
            Service: null,
            ServiceName: null,
            Group: null,
            Incident: null,
            Role: null,
            LabelSet.Empty,
            Detail: null,
            alerts,
            Round: 1,
            Step: 1,
            PageStartedAt: now,
            NotifiedAt: now,
            NextAt: null,
            Next: null
        )
        {
            Digest = digest,
        };
    }

    private static string Title(int alerts, int groups) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{alerts} more {(alerts == 1 ? "alert" : "alerts")} in {groups} {(groups == 1 ? "group" : "groups")}"
        );
}
