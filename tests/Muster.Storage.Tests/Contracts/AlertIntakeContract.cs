// What the store of alerts promises when several requests are recorded at once, and when two label sets have one hash.
using Muster.Core.Alerts;
using Muster.Engine.Ports;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Contracts;

public abstract class AlertIntakeContract(Backend backend) : StoreContract(backend)
{
    /// <summary>Two label sets with one FNV hash, found by lattice reduction: anybody can make more.</summary>
    private static readonly LabelSet One = LabelSet.Of(("alertname", "Down"), ("key", "RD0IM2jkA706Z8870jlB"));
    private static readonly LabelSet Other = LabelSet.Of(("alertname", "Down"), ("key", "SB5JMQbRLr036Fdt1znB"));

    [Fact]
    public async Task Requests_of_a_group_are_applied_in_order_and_each_has_its_receipt()
    {
        IReadOnlyList<Receipt> receipts = await Store.Alerts.RecordAsync(
            [
                Some.Batch("r1", 0, Some.Signal(1), Some.Signal(2)),
                Some.Batch("r2", 1, Some.Signal(2, resolved: true), Some.Signal(3)),
                Some.Batch("r3", 2, Some.Signal(2), Some.Signal(1)),
            ],
            None
        );

        Assert.Equal(["r1", "r2", "r3"], receipts.Select(receipt => receipt.Id));
        Assert.Equal(
            ["opened", "opened", "resolved", "opened", "opened", "renewed"],
            receipts.SelectMany(receipt => receipt.Lines).Select(line => line.Outcome)
        );
        foreach (Receipt receipt in receipts)
        {
            Assert.Equal(receipt.Lines, (await Store.Alerts.ReceiptAsync(receipt.Id, None))!.Lines);
        }

        Alert renewed = (await Store.Alerts.FiringAsync(new Fingerprint(1), None))!;
        Assert.Equal((Some.At(0), Some.At(2), Some.At(302)), (renewed.ReceivedAt, renewed.UpdatedAt, renewed.LeaseEndsAt));
        Assert.Equal(receipts[2].Lines[0].Alert, (await Store.Alerts.FiringAsync(new Fingerprint(2), None))!.Id);
    }

    [Fact]
    public async Task A_group_with_a_bad_request_leaves_no_trace()
    {
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Store.Alerts.RecordAsync(
                [Some.Batch("good", 0, Some.Signal(1)), Some.Batch("bad", 0, Some.Signal(2, labels: LabelSet.Of(("alertname", "a\0b"))))],
                None
            )
        );

        Assert.Empty(await Store.Alerts.FiringAsync(10, None));
        Assert.Null(await Store.Alerts.ReceiptAsync("good", None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_label_sets_with_one_hash_are_two_alerts(bool together)
    {
        Signal one = ByLabels(One);
        Signal other = ByLabels(Other);
        Assert.Equal(one.Fingerprint, other.Fingerprint);

        Receipt[] opened = together
            ? [await RecordAsync(Some.Batch("r1", 0, one, other))]
            : [await RecordAsync(Some.Batch("r1", 0, one)), await RecordAsync(Some.Batch("r2", 0, other))];
        Receipt again = await RecordAsync(Some.Batch("again", 60, other, one, other));

        ReceiptLine[] lines = [.. opened.SelectMany(receipt => receipt.Lines)];
        Assert.Equal(["opened", "opened"], lines.Select(line => line.Outcome));
        Assert.Equal([one.Fingerprint, AlertIdentity.OfClash(Other)], lines.Select(line => line.Fingerprint));
        Assert.Equal(["renewed", "renewed", "renewed"], again.Lines.Select(line => line.Outcome));
        Assert.Equal([lines[1].Alert, lines[0].Alert, lines[1].Alert], again.Lines.Select(line => line.Alert));
        Assert.Equal([One, Other], (await Store.Alerts.FiringAsync(10, None)).Select(alert => alert.Labels));

        await RecordAsync(Some.Batch("over", 61, other with { Resolved = true }));
        Assert.Equal([One], (await Store.Alerts.FiringAsync(10, None)).Select(alert => alert.Labels));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_label_sets_with_one_hash_the_second_is_still_found_when_the_first_is_over(bool together)
    {
        Signal one = ByLabels(One);
        Signal other = ByLabels(Other);
        Signal[] story = [one, other, one with { Resolved = true }, other, one, other, other with { Resolved = true }, other];

        // The two are there already, because a request begins with what fires.
        List<ReceiptLine> lines = [];
        foreach (Signal[] request in together ? [story[..2], story[2..]] : story.Select(signal => (Signal[])[signal]))
        {
            lines.AddRange((await RecordAsync(Some.Batch($"r{lines.Count}", lines.Count, request))).Lines);
        }

        long[] alerts = [.. lines.Select(line => line.Alert!.Value).Distinct()];
        Assert.Equal(
            ["opened 0", "opened 1", "resolved 0", "renewed 1", "opened 2", "renewed 1", "resolved 1", "opened 3"],
            lines.Select(line => $"{line.Outcome} {Array.IndexOf(alerts, line.Alert!.Value)}")
        );
        Assert.Equal([One, Other], (await Store.Alerts.FiringAsync(10, None)).Select(alert => alert.Labels));
    }

    [Fact]
    public async Task A_senders_own_key_is_one_alert_whatever_its_labels_are()
    {
        Receipt receipt = await RecordAsync(Some.Batch("r1", 0, Some.Signal(1, labels: One), Some.Signal(1, labels: Other)));

        Assert.Equal(["opened", "renewed"], receipt.Lines.Select(line => line.Outcome));
        Assert.Equal(Other, Assert.Single(await Store.Alerts.FiringAsync(10, None)).Labels);
    }

    [Fact]
    public async Task An_alert_counts_the_firing_signals_of_its_episode_and_keeps_the_receipt_of_the_first()
    {
        Signal worse = Some.Signal(1, annotations: LabelSet.Of(("summary", "worse")));
        Signal over = Some.Signal(1, resolved: true);
        await RecordAsync(Some.Batch("r1", 0, Some.Signal(1), Some.Signal(2)));
        await RecordAsync(Some.Batch("r2", 1, Some.Signal(1), Some.Signal(1)));
        await RecordAsync(Some.Batch("r3", 2, worse));
        await RecordAsync(Some.Batch("r4", 3, Some.Signal(2) with { OnlyRenews = true }, over, over));
        await RecordAsync(Some.Batch("r5", 4, Some.Signal(1)));

        IReadOnlyList<Alert> all = await Store.Alerts.LatestAsync(firing: null, before: null, 10, None);
        Assert.Equal(
            [(1UL, 1L, "r5"), (2UL, 2L, "r1"), (1UL, 4L, "r1")],
            all.Select(alert => (alert.Fingerprint.Bits, alert.Signals, alert.Receipt!))
        );
        Assert.Equal(all.Where(alert => alert.IsFiring).Reverse(), await Store.Alerts.FiringAsync(10, None), SameCount);

        static bool SameCount(Alert one, Alert other) => (one.Signals, one.Receipt) == (other.Signals, other.Receipt);
    }

    private static Signal ByLabels(LabelSet labels) => Some.Signal(Fingerprints.Of(labels).Bits, labels: labels);
}
