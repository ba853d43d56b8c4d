// Says what became of each signal of a request: its alert, group, silence and page as they are now.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.Intake.Receipts;

/// <summary>Reads all alerts, all groups and all pages of a request in one go each: a request of many signals costs as many questions as one of few.</summary>
internal sealed class ReceiptReader(
    ISignalSink sink,
    IAlertStore alerts,
    IViewStore views,
    OrganisationReader organisations,
    SilenceBook silences,
    TimeProvider clock
)
{
    private const int IdMax = 64;

    /// <summary>Null when there is no such receipt, or no longer.</summary>
    public async Task<Receipt?> FindAsync(string id, CancellationToken cancel) =>
        id.Length <= IdMax && id.All(char.IsAsciiLetterOrDigit) ? await sink.ReceiptAsync(id, cancel) : null;

    /// <param name="seesPeople">Whether the answer may say who was paged.</param>
    public async Task<ReceiptAnswer> ReadAsync(Receipt receipt, bool seesPeople, CancellationToken cancel)
    {
        await sink.SettledAsync(cancel);
        (Organisation organisation, Router router) = await organisations.WithRouterAsync(cancel);
        ActiveSilences active = await silences.AtAsync(clock.GetUtcNow(), cancel);
        Dictionary<long, Alert> known = await AlertsAsync(receipt, cancel);
        string[] ids = [.. known.Values.Select(alert => alert.Group?.Value).OfType<string>().Distinct(StringComparer.Ordinal)];
        View[] groups = [.. (await views.FindAsync(Views.Group, ids, cancel)).OrderBy(view => view.Id, StringComparer.Ordinal)];
        AlertGroup[] read = [.. groups.Select(view => view.Row<AlertGroup>())];
        ImmutableDictionary<PageId, PageRow> pages = await views.PagesAsync(
            read.Where(_ => seesPeople).Select(group => group.Page).OfType<PageId>(),
            cancel
        );
        return new(
            receipt.Id,
            receipt.Door,
            receipt.Key,
            receipt.ReceivedAt,
            [.. receipt.Lines.Select(line => SignalOf(line, known, router, active))],
            [
                .. read.Zip(
                    groups,
                    (group, view) =>
                        ReceiptGroup.Of(
                            group,
                            view.Status,
                            group.Page is { } page ? pages.GetValueOrDefault(page) : null,
                            organisation,
                            seesPeople
                        )
                ),
            ]
        );
    }

    private async Task<Dictionary<long, Alert>> AlertsAsync(Receipt receipt, CancellationToken cancel)
    {
        long[] ids = [.. receipt.Lines.Select(line => line.Alert).OfType<long>().Distinct()];
        return (await alerts.AlertsAsync(ids, cancel)).ToDictionary(alert => alert.Id);
    }

    private static ReceiptSignal SignalOf(ReceiptLine line, Dictionary<long, Alert> known, Router router, ActiveSilences active)
    {
        Alert? alert = line.Alert is { } id ? known.GetValueOrDefault(id) : null;
        Routed? routed = alert is null ? null : router.Route(alert);
        return new(
            line.Fingerprint.ToString(),
            line.Alert,
            routed?.Name,
            line.Outcome,
            line.Reason ?? WhyMerged(line.Outcome),
            alert is null ? null
                : alert.IsFiring ? "firing"
                : "resolved",
            alert?.Service,
            routed?.Route,
            alert?.Group,
            alert is { IsFiring: true } ? active.Of(alert)?.Id : null
        );
    }

    private static string? WhyMerged(string outcome) =>
        outcome switch
        {
            "renewed" => "An alert with the same labels fired already; the signal renewed it.",
            "resolved" => "An alert with the same labels fired; the signal ended it.",
            _ => null,
        };
}
