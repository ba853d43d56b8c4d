// Reads the firing alerts as Alertmanager's API shows them, whatever door they came through.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Pager;
using Muster.Engine.Ports;

namespace Muster.Server.Intake.Alertmanager;

internal sealed class AlertQueries(
    IAlertStore alerts,
    ISignalSink sink,
    MuteBook mutes,
    OrganisationReader organisations,
    TimeProvider clock
)
{
    /// <summary>Readers such as Karma take all at once; more than this in one answer helps nobody.</summary>
    private const int AlertsMax = 100_000;

    private const int GroupsMax = 10_000;

    /// <summary>Whom alerts go to that no route takes.</summary>
    private const string Nobody = "muster";

    public async Task<IReadOnlyList<AlertAnswer>> AlertsAsync(AlertFilter filter, CancellationToken cancel) =>
        [.. (await FoundAsync(filter, cancel)).Select(found => found.Answer).OrderBy(answer => answer.Fingerprint, StringComparer.Ordinal)];

    public async Task<IReadOnlyList<GroupAnswer>> GroupsAsync(AlertFilter filter, CancellationToken cancel)
    {
        Dictionary<AlertGroupId, AlertGroup> groups = (await alerts.GroupsAsync(openOnly: true, null, GroupsMax, cancel)).ToDictionary(
            group => group.Id
        );
        return
        [
            .. (await FoundAsync(filter, cancel))
                .GroupBy(found => (found.Alert.Group, Receiver: ReceiverOf(found.Alert.Service)))
                .Select(members => new GroupAnswer(
                    members.Key.Group is { } id && groups.TryGetValue(id, out AlertGroup? group) ? group.Labels : LabelSet.Empty,
                    LabelSet.Empty,
                    new(members.Key.Receiver),
                    [.. members.Select(found => found.Answer).OrderBy(answer => answer.Fingerprint, StringComparer.Ordinal)]
                ))
                .OrderBy(group => group.Labels.ToString(), StringComparer.Ordinal)
                .ThenBy(group => group.Receiver.Name, StringComparer.Ordinal),
        ];
    }

    /// <param name="matchers">All must hold for the receiver's labels.</param>
    public async Task<IReadOnlyList<ReceiverAnswer>> ReceiversAsync(ImmutableArray<LabelMatcher> matchers, CancellationToken cancel)
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        return
        [
            .. organisation
                .Services.Keys.Append(Nobody)
                .Distinct(StringComparer.Ordinal)
                .Select(name => new ReceiverAnswer(name, LabelsOf(organisation, name)))
                .Where(receiver => matchers.All(matcher => matcher.Holds(receiver.Labels!))),
        ];
    }

    private async Task<IEnumerable<(Alert Alert, AlertAnswer Answer)>> FoundAsync(AlertFilter filter, CancellationToken cancel)
    {
        await sink.SettledAsync(cancel);
        Organisation? organisation = filter.ReceiverMatchers.IsEmpty ? null : await organisations.CurrentAsync(cancel);
        IReadOnlyList<Alert> firing = await alerts.FiringAsync(IsAskedFor, AlertsMax, cancel);
        ActiveMutes active = await mutes.AtAsync(clock.GetUtcNow(), cancel);
        return firing.Select(alert => (alert, Answer(alert, active))).Where(found => IsWanted(found.Item2.Status, filter));

        bool IsAskedFor(LabelSet labels, ServiceId? service) =>
            filter.Matchers.All(matcher => matcher.Holds(labels))
            && (filter.Receiver is null || filter.Receiver.HoldsFor(ReceiverOf(service)))
            && (organisation is null || filter.ReceiverMatchers.All(matcher => matcher.Holds(LabelsOf(organisation, ReceiverOf(service)))));
    }

    private static bool IsWanted(AlertStatus status, AlertFilter filter) =>
        (filter.Active || status.State != "active")
        && (filter.Silenced || status.SilencedBy.Count == 0)
        && (filter.Inhibited || status.InhibitedBy.Count == 0);

    private static string ReceiverOf(ServiceId? service) => service?.Value ?? Nobody;

    private static LabelSet LabelsOf(Organisation organisation, string receiver) =>
        organisation.Services.TryGetValue(receiver, out Service? service)
            ? LabelSet.Of(("team", service.Team.Value), ("tier", service.Tier.ToString(CultureInfo.InvariantCulture)))
            : LabelSet.Empty;

    private static AlertAnswer Answer(Alert alert, ActiveMutes active)
    {
        ImmutableArray<string> silencedBy = [.. active.Silences.Each(alert).Select(silence => silence.Id.Value)];
        ImmutableArray<string> inhibitedBy = active.Inhibitions.Of(alert) is { } hidden ? [hidden.By.Fingerprint.ToString()] : [];

        // As in Alertmanager, whose API asks the silencer for each alert that it shows: no reader ever sees one as unprocessed.
        string state = silencedBy.IsEmpty && inhibitedBy.IsEmpty ? "active" : "suppressed";
        return new(
            alert.Annotations,
            alert.LeaseEndsAt,
            alert.Fingerprint.ToString(),
            [new(ReceiverOf(alert.Service))],
            alert.StartsAt,
            new(state, silencedBy, inhibitedBy, []),
            alert.UpdatedAt,
            alert.GeneratorUrl ?? "",
            alert.Labels
        );
    }
}
