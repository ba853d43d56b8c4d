// What the store of alerts promises to those who send signals and to those who route them.
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Contracts;

public abstract class AlertStoreContract(Backend backend) : StoreContract(backend)
{
    [Fact]
    public async Task A_firing_signal_opens_an_alert()
    {
        LabelSet labels = LabelSet.Of(("alertname", "Slow 🚨"), ("service", "%_'\\"));
        LabelSet annotations = LabelSet.Of(("summary", "two\nlines ‮rtl‬ é"));

        Receipt receipt = await RecordAsync(Some.Batch("r1", 10, Some.Signal(ulong.MaxValue, false, labels, annotations, startsAt: 4)));

        ReceiptLine line = Assert.Single(receipt.Lines);
        Assert.Equal((new Fingerprint(ulong.MaxValue), "opened", null), (line.Fingerprint, line.Outcome, line.Reason));
        Alert alert = new(
            line.Alert!.Value,
            new Fingerprint(ulong.MaxValue),
            "prometheus",
            "ci",
            labels,
            annotations,
            "http://prometheus/graph",
            Some.At(4),
            Some.At(10),
            Some.At(10),
            Some.At(310),
            null,
            null,
            null,
            null,
            null
        )
        {
            Receipt = receipt.Id,
        };
        Assert.Equal(alert, await Store.Alerts.AlertAsync(alert.Id, None));
        Assert.Equal([alert], await Store.Alerts.FiringAsync(10, None));
        Assert.Equal([new ChangedAlert(alert, 1)], await Store.Alerts.UnroutedAsync(10, None));
        Assert.Equal(Some.At(310), await Store.Alerts.NextLeaseEndAsync(None));
    }

    [Fact]
    public async Task Alerts_are_found_by_more_ids_than_a_statement_takes()
    {
        Receipt receipt = await RecordAsync(Some.Batch("r1", 10, Some.Signal(1), Some.Signal(2)));
        long[] kept = [.. receipt.Lines.Select(line => line.Alert!.Value)];

        IReadOnlyList<Alert> found = await Store.Alerts.AlertsAsync(
            [kept[0], .. Enumerable.Range(1_000_000, 70_000).Select(id => (long)id), kept[1], kept[0]],
            None
        );

        Assert.Equal(kept, found.Select(alert => alert.Id).Order());
    }

    [Fact]
    public async Task A_receipt_can_be_looked_up_with_its_lines_in_the_order_of_the_request()
    {
        Receipt receipt = await RecordAsync(
            Some.Batch(
                "r1",
                0,
                Some.Signal(3),
                Some.Signal(1),
                Some.Signal(2, resolved: true),
                Some.Signal(3),
                Some.Signal(1, resolved: true)
            )
        );

        Assert.Equal([3, 1, 2, 3, 1], receipt.Lines.Select(line => (int)line.Fingerprint.Bits));
        Assert.Equal(["opened", "opened", "ignored", "renewed", "resolved"], receipt.Lines.Select(line => line.Outcome));
        Assert.Null(receipt.Lines[2].Alert);
        Assert.False(string.IsNullOrEmpty(receipt.Lines[2].Reason));
        Assert.Equal(receipt.Lines[0].Alert, receipt.Lines[3].Alert);
        Receipt found = (await Store.Alerts.ReceiptAsync("r1", None))!;
        Assert.Equal(receipt.Lines, found.Lines);
        Assert.Equal((receipt.Id, receipt.Door, receipt.Key, receipt.ReceivedAt), (found.Id, found.Door, found.Key, found.ReceivedAt));
        Assert.Null(await Store.Alerts.ReceiptAsync("unknown", None));
    }

    [Fact]
    public async Task Without_alerts_there_is_nothing()
    {
        Assert.Empty(await Store.Alerts.FiringAsync(10, None));
        Assert.Empty(await Store.Alerts.UnroutedAsync(10, None));
        Assert.Null(await Store.Alerts.NextLeaseEndAsync(None));
        Assert.Null(await Store.Alerts.AlertAsync(1, None));
        Assert.Equal(0, await Store.Alerts.ExpireLeasesAsync(Some.Now, 10, None));
        Assert.Empty((await RecordAsync(Some.Batch("empty", 0))).Lines);
    }

    [Fact]
    public async Task A_firing_alert_is_found_by_its_fingerprint_until_it_is_over()
    {
        Receipt receipt = await RecordAsync(Some.Batch("r1", 0, Some.Signal(7), Some.Signal(8)));
        Fingerprint fingerprint = receipt.Lines[0].Fingerprint;

        Assert.Equal(receipt.Lines[0].Alert, (await Store.Alerts.FiringAsync(fingerprint, None))!.Id);
        await RecordAsync(Some.Batch("r2", 1, Some.Signal(7, resolved: true)));
        Assert.Null(await Store.Alerts.FiringAsync(fingerprint, None));

        Receipt again = await RecordAsync(Some.Batch("r3", 2, Some.Signal(7)));
        Assert.Equal(again.Lines[0].Alert, (await Store.Alerts.FiringAsync(fingerprint, None))!.Id);
    }

    [Fact]
    public async Task Ids_count_up_in_the_order_in_which_alerts_opened()
    {
        Receipt first = await RecordAsync(Some.Batch("r1", 0, Some.Signal(30), Some.Signal(10), Some.Signal(20)));
        Receipt second = await RecordAsync(Some.Batch("r2", 1, Some.Signal(5)));

        long[] ids = [.. first.Lines.Concat(second.Lines).Select(line => line.Alert!.Value)];
        Assert.Equal(ids.Order(), ids);
        Assert.Equal(4, ids.Distinct().Count());
        Assert.Equal(ids, (await Store.Alerts.FiringAsync(10, None)).Select(alert => alert.Id));
        Assert.Equal(ids[..2], (await Store.Alerts.FiringAsync(2, None)).Select(alert => alert.Id));
    }

    [Fact]
    public async Task The_latest_alerts_come_first_by_pages_and_by_whether_they_fire()
    {
        await RecordAsync(Some.Batch("r1", 0, Some.Signal(1), Some.Signal(2), Some.Signal(3)));
        await RecordAsync(Some.Batch("r2", 1, Some.Signal(2, resolved: true)));
        long[] all = [.. (await Store.Alerts.LatestAsync(firing: null, before: null, 10, None)).Select(alert => alert.Id)];

        Assert.Equal(3, all.Length);
        Assert.Equal(all.OrderDescending(), all);
        Assert.Equal(all[..2], (await Store.Alerts.LatestAsync(null, null, 2, None)).Select(alert => alert.Id));
        Assert.Equal(all[1..], (await Store.Alerts.LatestAsync(null, all[0], 10, None)).Select(alert => alert.Id));
        Assert.Equal([all[0], all[2]], (await Store.Alerts.LatestAsync(true, null, 10, None)).Select(alert => alert.Id));
        Assert.Equal([all[2]], (await Store.Alerts.LatestAsync(true, all[0], 10, None)).Select(alert => alert.Id));
        Assert.Equal([all[1]], (await Store.Alerts.LatestAsync(false, null, 10, None)).Select(alert => alert.Id));
    }

    [Fact]
    public async Task A_repeated_signal_renews_the_lease_and_is_not_routed_again()
    {
        long id = await OpenAsync(1);
        await RouteAllAsync();

        Receipt receipt = await RecordAsync(Some.Batch("again", 60, Some.Signal(1)));

        Assert.Equal([("renewed", (long?)id)], receipt.Lines.Select(line => (line.Outcome, line.Alert)));
        Alert alert = (await Store.Alerts.AlertAsync(id, None))!;
        Assert.Equal((Some.At(60), Some.At(360), Some.At(0)), (alert.UpdatedAt, alert.LeaseEndsAt, alert.ReceivedAt));
        Assert.Empty(await Store.Alerts.UnroutedAsync(10, None));
    }

    [Fact]
    public async Task Another_annotation_is_kept_without_routing_and_another_label_with_it()
    {
        long id = await OpenAsync(1);
        await RouteAllAsync();

        LabelSet annotations = LabelSet.Of(("summary", "worse"));
        await RecordAsync(Some.Batch("annotated", 1, Some.Signal(1, annotations: annotations)));
        Assert.Equal(annotations, (await Store.Alerts.AlertAsync(id, None))!.Annotations);
        Assert.Empty(await Store.Alerts.UnroutedAsync(10, None));

        LabelSet labels = LabelSet.Of(("alertname", "Slow"), ("severity", "critical"));
        Receipt receipt = await RecordAsync(Some.Batch("labelled", 2, Some.Signal(1, labels: labels)));
        Assert.Equal("renewed", receipt.Lines[0].Outcome);
        ChangedAlert changed = Assert.Single(await Store.Alerts.UnroutedAsync(10, None));
        Assert.Equal((id, 2), (changed.Alert.Id, changed.Revision));
        Assert.Equal(labels, changed.Alert.Labels);
        Assert.Equal(new AlertGroupId("g1"), changed.Alert.Group);
    }

    [Fact]
    public async Task A_resolved_signal_ends_the_episode_and_the_next_one_opens_another()
    {
        long id = await OpenAsync(1);

        Receipt resolved = await RecordAsync(Some.Batch("resolved", 60, Some.Signal(1, resolved: true) with { Key = "other" }));
        Receipt reopened = await RecordAsync(Some.Batch("reopened", 90, Some.Signal(1)));

        Assert.Equal([("resolved", (long?)id)], resolved.Lines.Select(line => (line.Outcome, line.Alert)));
        Alert ended = (await Store.Alerts.AlertAsync(id, None))!;
        Assert.Equal((false, Some.At(60), "signal"), (ended.IsFiring, ended.ResolvedAt, ended.ResolvedBecause));
        Assert.Equal(("ci", "other"), (ended.Key, ended.ResolvedBy));
        Assert.Equal("opened", reopened.Lines[0].Outcome);
        Assert.NotEqual(id, reopened.Lines[0].Alert);
        Assert.Single(await Store.Alerts.FiringAsync(10, None));
    }

    [Fact]
    public async Task Signals_of_one_request_are_applied_in_order()
    {
        Receipt receipt = await RecordAsync(
            Some.Batch(
                "r",
                0,
                Some.Signal(1),
                Some.Signal(1, resolved: true),
                Some.Signal(1),
                Some.Signal(1),
                Some.Signal(2, resolved: true)
            )
        );

        Assert.Equal(["opened", "resolved", "opened", "renewed", "ignored"], receipt.Lines.Select(line => line.Outcome));
        Assert.Equal(receipt.Lines[0].Alert, receipt.Lines[1].Alert);
        Assert.NotEqual(receipt.Lines[0].Alert, receipt.Lines[2].Alert);
        Assert.Equal([(1, 2), (2, 1)], (await Store.Alerts.UnroutedAsync(10, None)).Select((one, index) => (index + 1, one.Revision)));
        Assert.Equal([receipt.Lines[2].Alert], (await Store.Alerts.FiringAsync(10, None)).Select(alert => (long?)alert.Id));
    }

    [Fact]
    public async Task Unrouted_alerts_come_by_the_age_of_their_change()
    {
        long first = await OpenAsync(1, 0);
        long second = await OpenAsync(2, 1);
        long third = await OpenAsync(3, 2);
        await RecordAsync(Some.Batch("resolved", 9, Some.Signal(1, resolved: true)));

        Assert.Equal([second, third, first], (await Store.Alerts.UnroutedAsync(10, None)).Select(one => one.Alert.Id));
        Assert.Equal([second], (await Store.Alerts.UnroutedAsync(1, None)).Select(one => one.Alert.Id));
    }

    [Fact]
    public async Task Routing_puts_an_alert_into_its_group_and_service()
    {
        long id = await OpenAsync(1);
        await CommittedAsync(new() { Routed = [new(id, 1, new("g1"), new ServiceId("checkout"))] });

        Alert alert = (await Store.Alerts.AlertAsync(id, None))!;
        Assert.Equal((new AlertGroupId("g1"), new ServiceId("checkout")), (alert.Group!.Value, alert.Service!.Value));
        Assert.Empty(await Store.Alerts.UnroutedAsync(10, None));
    }

    [Fact]
    public async Task A_change_after_the_routing_looked_is_routed_again()
    {
        long id = await OpenAsync(1);
        await RecordAsync(Some.Batch("resolved", 1, Some.Signal(1, resolved: true)));
        await CommittedAsync(new() { Routed = [new(id, 1, new("g1"), null)] });

        ChangedAlert again = Assert.Single(await Store.Alerts.UnroutedAsync(10, None));
        Assert.Equal((id, 2, false), (again.Alert.Id, again.Revision, again.Alert.IsFiring));
        Assert.Equal(new AlertGroupId("g1"), again.Alert.Group);
        Assert.Null(again.Alert.Service);

        await CommittedAsync(new() { Routed = [new(id, 2, new("g1"), null, new("g1"))] });
        Assert.Empty(await Store.Alerts.UnroutedAsync(10, None));
    }

    [Fact]
    public async Task A_routing_that_another_overtook_is_a_conflict_and_changes_nothing()
    {
        long id = await OpenAsync(1);
        await CommittedAsync(new() { Routed = [new(id, 1, new("g1"), null)] });
        await RecordAsync(Some.Batch("resolved", 1, Some.Signal(1, resolved: true)));

        string conflict = $"alert {id}";
        Assert.Equal(conflict, await ConflictAsync(new() { Routed = [new(id, 1, new("g1"), null, new("g1"))] }));
        Assert.Equal(conflict, await ConflictAsync(new() { Routed = [new(id, 2, new("g2"), null)] }));
        Assert.Equal(conflict, await ConflictAsync(new() { Routed = [new(id, 2, new("g2"), null, new("g3"))] }));
        Assert.Equal("alert 999", await ConflictAsync(new() { Routed = [new(999, 1, new("g1"), null)] }));

        Alert alert = Assert.Single(await Store.Alerts.UnroutedAsync(10, None)).Alert;
        Assert.Equal(new AlertGroupId("g1"), alert.Group);
    }

    [Fact]
    public async Task Leases_that_are_over_resolve_their_alerts_the_longest_over_first()
    {
        long late = await OpenAsync(1, 10);
        long early = await OpenAsync(2, 0);
        await OpenAsync(3, 100);
        await RouteAllAsync();

        Assert.Equal(0, await Store.Alerts.ExpireLeasesAsync(Some.At(299.999), 10, None));
        Assert.Equal(Some.At(300), await Store.Alerts.NextLeaseEndAsync(None));
        Assert.Equal(1, await Store.Alerts.ExpireLeasesAsync(Some.At(311), 1, None));
        Alert first = (await Store.Alerts.AlertAsync(early, None))!;
        Assert.Equal((Some.At(300), "lease", null), (first.ResolvedAt, first.ResolvedBecause, first.ResolvedBy));
        Assert.Equal(1, await Store.Alerts.ExpireLeasesAsync(Some.At(312), 10, None));
        Assert.Equal(0, await Store.Alerts.ExpireLeasesAsync(Some.At(312), 10, None));
        Assert.Equal([early, late], (await Store.Alerts.UnroutedAsync(10, None)).Select(one => one.Alert.Id));
        Assert.Single(await Store.Alerts.FiringAsync(10, None));
        Assert.Equal(Some.At(400), await Store.Alerts.NextLeaseEndAsync(None));
    }

    [Fact]
    public async Task After_an_outage_of_Muster_a_lease_holds_for_its_length_once_more()
    {
        await OpenAsync(1, 0);
        long heard = await OpenAsync(2, 0);
        await RecordAsync(Some.Batch("heard", 1001, Some.Signal(2, endsAt: 1100)));
        DateTimeOffset hearingSince = Some.At(1000);

        Assert.Equal(0, await Store.Alerts.ExpireLeasesAsync(Some.At(1099), hearingSince, 10, None));
        Assert.Equal(1, await Store.Alerts.ExpireLeasesAsync(Some.At(1100), hearingSince, 1, None));
        Assert.False((await Store.Alerts.AlertAsync(heard, None))!.IsFiring);
        Assert.Equal(0, await Store.Alerts.ExpireLeasesAsync(Some.At(1299), hearingSince, 10, None));
        Assert.Equal(1, await Store.Alerts.ExpireLeasesAsync(Some.At(1300), hearingSince, 10, None));
    }

    [Fact]
    public async Task One_alert_sent_fifty_times_at_once_is_one_alert()
    {
        Receipt[] receipts = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(number => Task.Run(() => RecordAsync(Some.Batch($"r{number}", 0, Some.Signal(1), Some.Signal(2)))))
        );

        Assert.Equal(2, receipts.SelectMany(receipt => receipt.Lines).Count(line => line.Outcome == "opened"));
        Assert.Equal(2, (await Store.Alerts.FiringAsync(10, None)).Count);
    }

    [Fact]
    public async Task Many_requests_with_the_same_alerts_in_other_orders_all_succeed()
    {
        Receipt[] receipts = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(number =>
                    Task.Run(() =>
                        RecordAsync(
                            Some.Batch(
                                $"r{number}",
                                number % 7,
                                [
                                    .. Enumerable
                                        .Range(0, 20)
                                        .Select(at => Some.Signal((ulong)((at * 7) + number) % 20, resolved: number % 5 == 0)),
                                ]
                            )
                        )
                    )
                )
        );

        Assert.All(receipts, receipt => Assert.Equal(20, receipt.Lines.Length));
        Assert.Equal(
            (await Store.Alerts.FiringAsync(100, None)).Count,
            (await Store.Alerts.FiringAsync(100, None)).Select(alert => alert.Fingerprint).Distinct().Count()
        );
    }

    [Fact]
    public async Task A_large_request_is_one_request()
    {
        Receipt receipt = await RecordAsync(
            Some.Batch("large", 0, [.. Enumerable.Range(1, 3000).Select(number => Some.Signal((ulong)number))])
        );
        Receipt again = await RecordAsync(
            Some.Batch("again", 60, [.. Enumerable.Range(1, 3000).Select(number => Some.Signal((ulong)number))])
        );

        Assert.Equal(3000, receipt.Lines.Select(line => line.Alert).Distinct().Count());
        Assert.All(again.Lines, line => Assert.Equal("renewed", line.Outcome));
        Assert.Equal(3000, (await Store.Alerts.FiringAsync(5000, None)).Count);
    }

    [Fact]
    public async Task A_signal_whose_text_a_database_would_change_is_refused_as_a_defect_of_the_caller()
    {
        await Assert.ThrowsAsync<ArgumentException>(() =>
            RecordAsync(Some.Batch("r", 0, Some.Signal(1, labels: LabelSet.Of(("alertname", "a\0b")))))
        );

        Assert.Empty(await Store.Alerts.FiringAsync(10, None));
    }

    private async Task RouteAllAsync() =>
        await CommittedAsync(
            new()
            {
                Routed =
                [
                    .. (await Store.Alerts.UnroutedAsync(100, None)).Select(one => new AlertRouted(
                        one.Alert.Id,
                        one.Revision,
                        new("g1"),
                        null,
                        one.Alert.Group
                    )),
                ],
            }
        );
}
