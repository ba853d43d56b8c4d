// A history of alerts in their groups, most of them long over, written through the ports.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Bench.Servers;

/// <summary>Ten alerts a group, of one name and ten instances. They came over a year; those that fire came within the last hour and hold for a day.</summary>
/// <param name="over">How many are over.</param>
/// <param name="firing">How many fire.</param>
internal sealed class AlertHistory(int over, int firing, DateTimeOffset now)
{
    public const string Key = "bench";
    public const string Door = "prometheus";
    private const int PerGroup = 10;
    private const int PerCommit = 5_000;
    private const int Names = 200;
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);
    private static readonly TimeSpan Lease = TimeSpan.FromDays(1);
    private static readonly ImmutableArray<string> Services = ["checkout-api", "catalog", "player", "billing", "search", "uploads"];
    private static readonly GroupProjection Rows = new();

    public async Task WriteAsync(IServiceProvider provider)
    {
        IAlertStore alerts = provider.GetRequiredService<IAlertStore>();
        IEventStore events = provider.GetRequiredService<IEventStore>();
        IIds ids = provider.GetRequiredService<IIds>();
        foreach (int[] some in Enumerable.Range(0, over + firing).Chunk(PerCommit))
        {
            await alerts.RecordAsync([.. Batches(some, ids)], CancellationToken.None);
            IReadOnlyList<ChangedAlert> stored = await alerts.UnroutedAsync(PerCommit, CancellationToken.None);
            await MusterData.WriteAsync(events, Routed(stored, ids));
        }

        await alerts.SaveSilenceAsync(Silenced(ids.New()), CancellationToken.None);
    }

    /// <summary>What fires is held against silences wherever it is shown.</summary>
    private Silence Silenced(string id) =>
        new(new(id), [new("alertname", NameOf(3), IsRegex: false, IsEqual: true)], now, now.AddDays(1), Key, "Being mended.", now);

    /// <summary>One batch opens them all, the next ends those that are over.</summary>
    private IEnumerable<IntakeBatch> Batches(int[] numbers, IIds ids)
    {
        foreach (IGrouping<bool, int> same in numbers.GroupBy(number => number < over))
        {
            DateTimeOffset at = BeganAt(same.First());
            yield return Batch(ids.New(), at, [.. same.Select(number => Of(number, at, isResolved: false))]);
            if (same.Key)
            {
                DateTimeOffset ended = at.AddMinutes(10);
                yield return Batch(ids.New(), ended, [.. same.Select(number => Of(number, ended, isResolved: true))]);
            }
        }
    }

    private static IntakeBatch Batch(string receipt, DateTimeOffset at, ImmutableArray<Signal> signals) =>
        new(receipt, Door, Key, at, Lease, signals);

    private DateTimeOffset BeganAt(int number) => number < over ? now - Year + (Year * (0.99 * number / over)) : now.AddHours(-1);

    private static Signal Of(int number, DateTimeOffset at, bool isResolved)
    {
        int group = number / PerGroup;
        string service = Services[group % Services.Length];
        LabelSet labels = LabelSet.Of(
            ("alertname", NameOf(group)),
            ("cluster", "eu-1"),
            ("instance", string.Create(CultureInfo.InvariantCulture, $"{service}-{number}:9100")),
            ("job", "node"),
            ("namespace", "production"),
            ("service", service),
            ("severity", group % 3 == 0 ? "critical" : "warning")
        );
        LabelSet annotations = LabelSet.Of(
            ("summary", $"{service} answers too slowly on one of its instances"),
            ("description", "The ninety-ninth percentile of the answers has been above two seconds for ten minutes."),
            ("runbook_url", $"https://runbooks.example.org/{service}/{NameOf(group)}")
        );
        return new(
            Fingerprints.Of(labels),
            Door,
            Key,
            labels,
            annotations,
            isResolved,
            at,
            EndsAt: isResolved ? at : null,
            GeneratorUrl: null
        );
    }

    private static string NameOf(int group) => string.Create(CultureInfo.InvariantCulture, $"SlowAnswers{group % Names}");

    private static Commit Routed(IReadOnlyList<ChangedAlert> stored, IIds ids)
    {
        List<AlertGroup> groups = [];
        List<AlertRouted> routed = [];
        foreach (ChangedAlert[] members in stored.OrderBy(one => one.Alert.Id).Chunk(PerGroup))
        {
            AlertGroup group = GroupOf(members, ids.New());
            groups.Add(group);
            routed.AddRange(members.Select(one => new AlertRouted(one.Alert.Id, one.Revision, group.Id, group.Service)));
        }

        return new()
        {
            Groups = [.. groups],
            Routed = [.. routed],
            Views = [.. groups.SelectMany(group => Rows.Project(new StreamId(Rows.Category, group.Id.Value), group, group.UpdatedAt))],
        };
    }

    private static AlertGroup GroupOf(ChangedAlert[] members, string id)
    {
        Alert first = members[0].Alert;
        int firing = members.Count(one => one.Alert.IsFiring);
        Severity severity = first.Labels["severity"] == "critical" ? Severity.Sev3 : Severity.Sev4;
        return new(
            new(id),
            Version: 1,
            $"bench\n{first.Labels["alertname"]}\n{id}",
            new ServiceId(first.Labels["service"]),
            severity,
            $"{first.Labels["alertname"]} on {first.Labels["service"]}",
            LabelSet.Of(("alertname", first.Labels["alertname"]), ("service", first.Labels["service"])),
            first.ReceivedAt,
            first.UpdatedAt,
            firing == 0 ? first.ResolvedAt : null,
            firing,
            members.Length,
            Page: null,
            Incident: null,
            Held: HeldReasons.DoesNotPage(severity)
        );
    }
}
