// What the store promises of alert groups and silences.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Contracts;

public abstract class AlertGroupContract(Backend backend) : StoreContract(backend)
{
    [Fact]
    public async Task A_group_comes_back_as_it_was_written()
    {
        AlertGroup group = Some.Group("g1") with
        {
            Page = new PageId("p1"),
            Incident = new IncidentId(42),
            PagedAs = Severity.Sev3,
            Held = "silenced: planned 🚧",
        };
        await PutAsync(group);

        Assert.Equal(group, await Store.Alerts.GroupAsync(new("g1"), None));
        Assert.Equal(group, await Store.Alerts.OpenGroupAsync("db", None));
        Assert.Null(await Store.Alerts.GroupAsync(new("g2"), None));
        Assert.Null(await Store.Alerts.OpenGroupAsync("other", None));
    }

    [Fact]
    public async Task A_group_is_written_at_the_next_version_alone()
    {
        await PutAsync(Some.Group("g1"));
        AlertGroup second = Some.Group("g1", 2) with { Service = null, Severity = Severity.Sev1, Labels = LabelSet.Empty };
        await PutAsync(second);

        Assert.Equal("group g1", await ConflictAsync(new() { Groups = [Some.Group("g1", 2)] }));
        Assert.Equal("group g1", await ConflictAsync(new() { Groups = [Some.Group("g1", 4)] }));
        Assert.Equal("group g1", await ConflictAsync(new() { Groups = [Some.Group("g1", 1)] }));
        Assert.Equal("group g2", await ConflictAsync(new() { Groups = [Some.Group("g2", 2, "other")] }));
        Assert.Equal(second, await Store.Alerts.GroupAsync(new("g1"), None));
    }

    [Fact]
    public async Task At_most_one_group_with_a_key_is_open()
    {
        await PutAsync(Some.Group("g1"));

        Assert.Equal("group g2", await ConflictAsync(new() { Groups = [Some.Group("g2")] }));
        Assert.Equal("group g3", await ConflictAsync(new() { Groups = [Some.Group("g2", 1, "new"), Some.Group("g3", 1, "new")] }));
        await PutAsync(Some.Group("g1", 2, closed: 10));
        Assert.Null(await Store.Alerts.OpenGroupAsync("db", None));
        await PutAsync(Some.Group("g2"));
        Assert.Equal("group g1", await ConflictAsync(new() { Groups = [Some.Group("g1", 3)] }));
        Assert.Equal(new AlertGroupId("g2"), (await Store.Alerts.OpenGroupAsync("db", None))!.Id);
    }

    [Fact]
    public async Task A_group_may_close_and_the_next_open_in_one_commit()
    {
        await PutAsync(Some.Group("g1"));
        await PutAsync(Some.Group("g2"), Some.Group("g1", 2, closed: 10));

        Assert.Equal(new AlertGroupId("g2"), (await Store.Alerts.OpenGroupAsync("db", None))!.Id);
    }

    [Fact]
    public async Task Of_many_who_open_a_group_with_one_key_one_does()
    {
        CommitResult[] results = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(number => Task.Run(() => Store.CommitAsync(new() { Groups = [Some.Group($"g{number}")] })))
        );

        Assert.Single(results.OfType<CommitResult.Committed>());
        Assert.Equal(9, results.OfType<CommitResult.Conflict>().Count());
    }

    [Fact]
    public async Task Of_many_who_write_the_same_version_one_does()
    {
        await PutAsync(Some.Group("g1"));

        CommitResult[] results = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Task.Run(() => Store.CommitAsync(new() { Groups = [Some.Group("g1", 2)] })))
        );

        Assert.Single(results.OfType<CommitResult.Committed>());
    }

    [Fact]
    public async Task Groups_are_listed_newest_first_page_by_page()
    {
        await PutAsync(
            Some.Group("a", 1, "ka", 1),
            Some.Group("b", 1, "kb", 2),
            Some.Group("c", 1, "kc", 2),
            Some.Group("d", 1, "kd", 3, closed: 9)
        );

        Assert.Equal(["d", "c", "b", "a"], await IdsAsync(false, null, 10));
        Assert.Equal(["c", "b", "a"], await IdsAsync(true, null, 10));
        Assert.Equal(["d", "c"], await IdsAsync(false, null, 2));
        Assert.Equal(["b", "a"], await IdsAsync(false, new(Some.At(2), "c"), 10));
        Assert.Equal(["a"], await IdsAsync(true, new(Some.At(2), "b"), 10));
    }

    [Fact]
    public async Task An_alert_may_begin_in_the_commit_that_opens_its_group_and_is_routed_then()
    {
        AlertBegun begun = Begun(7, fingerprint: 5);
        await CommittedAsync(new Commit { Groups = [Some.Group("g1")], Begun = [begun] });

        Alert routed = begun.Alert with { Group = new("g1"), Service = new("checkout") };
        Assert.Equal(routed, await Store.Alerts.AlertAsync(7, None));
        Assert.Equal([routed], await Store.Alerts.OfGroupAsync(new("g1"), 10, None));
        Assert.Equal(routed, await Store.Alerts.FiringAsync(new Fingerprint(5), None));
        Assert.Empty(await Store.Alerts.UnroutedAsync(10, None));
    }

    [Fact]
    public async Task An_alert_that_is_known_or_fires_already_does_not_begin_again_and_nothing_of_its_commit_is_kept()
    {
        await CommittedAsync(new Commit { Groups = [Some.Group("g1")], Begun = [Begun(7, fingerprint: 5)] });

        Assert.Equal("alert 7", await ConflictAsync(new() { Groups = [Some.Group("g2", key: "other")], Begun = [Begun(7, 6)] }));
        Assert.Equal("alert 8", await ConflictAsync(new() { Groups = [Some.Group("g2", key: "other")], Begun = [Begun(8, 5)] }));
        Assert.Null(await Store.Alerts.GroupAsync(new("g2"), None));
        Assert.Null(await Store.Alerts.AlertAsync(8, None));
    }

    [Fact]
    public async Task A_silence_comes_back_as_it_was_saved_and_can_be_changed()
    {
        Silence silence = Silence("s1", 0, 60) with { Comment = "deploy 🚀\nsecond line" };
        await Store.Alerts.SaveSilenceAsync(silence, None);
        Same(silence, await Store.Alerts.SilenceAsync(new("s1"), None));

        Silence expired = silence with
        {
            EndsAt = Some.At(5),
            UpdatedAt = Some.At(5),
            Ended = new("ben", "the deploy is over 🚀"),
            Matchers = [new("service", "a|b", true, false), new("x", "", false, true)],
        };
        await Store.Alerts.SaveSilenceAsync(expired, None);
        Same(expired, await Store.Alerts.SilenceAsync(new("s1"), None));
        Assert.Null(await Store.Alerts.SilenceAsync(new("s2"), None));
    }

    [Fact]
    public async Task Silences_are_listed_by_their_end_without_those_that_are_over()
    {
        foreach (Silence silence in new[] { Silence("c", 0, 30), Silence("b", 0, 20), Silence("a", 0, 20), Silence("over", 0, 10) })
        {
            await Store.Alerts.SaveSilenceAsync(silence, None);
        }

        Assert.Equal(["a", "b", "c"], (await Store.Alerts.SilencesAsync(Some.At(10), None)).Select(silence => silence.Id.Value));
        Assert.Equal(4, (await Store.Alerts.SilencesAsync(Some.At(9), None)).Count);
    }

    [Fact]
    public async Task The_alerts_of_a_group_come_firing_first_then_by_their_latest_update()
    {
        long old = await OpenAsync(1, 0);
        long recent = await OpenAsync(2, 50);
        long ended = await OpenAsync(3, 60);
        await OpenAsync(4, 70);
        await RecordAsync(Some.Batch("resolved", 80, Some.Signal(3, resolved: true)));
        await CommittedAsync(
            new() { Routed = [new(old, 1, new("g1"), null), new(recent, 1, new("g1"), null), new(ended, 2, new("g1"), null)] }
        );

        Assert.Equal([recent, old, ended], (await Store.Alerts.OfGroupAsync(new("g1"), 10, None)).Select(alert => alert.Id));
        Assert.Equal([recent], (await Store.Alerts.OfGroupAsync(new("g1"), 1, None)).Select(alert => alert.Id));
        Assert.Equal((2, 3), await Store.Alerts.CountsOfGroupAsync(new("g1"), None));
        Assert.Equal((0, 0), await Store.Alerts.CountsOfGroupAsync(new("g2"), None));
    }

    [Fact]
    public async Task A_group_began_with_the_earliest_believable_start_of_all_its_alerts()
    {
        AlertGroupId group = new("g1");
        Assert.Equal(new GroupBeginning(null, null), await Store.Alerts.BeginningOfGroupAsync(group, Some.At(0), None));
        await RecordAsync(Some.Batch("r", 500, Some.Signal(1, startsAt: 400), Some.Signal(2, startsAt: 100)));
        await RecordAsync(Some.Batch("later", 600, Some.Signal(3, startsAt: 300)));
        await RecordAsync(Some.Batch("resolved", 700, Some.Signal(3, resolved: true)));
        ImmutableArray<long> ids = [.. (await Store.Alerts.LatestAsync(null, null, 10, None)).Select(alert => alert.Id).Order()];
        await CommittedAsync(new() { Routed = [new(ids[0], 1, group, null), new(ids[1], 1, group, null), new(ids[2], 2, group, null)] });

        Assert.Equal(new(Some.At(100), Some.At(500)), await Store.Alerts.BeginningOfGroupAsync(group, Some.At(100), None));
        Assert.Equal(new(Some.At(300), Some.At(500)), await Store.Alerts.BeginningOfGroupAsync(group, Some.At(101), None));
        Assert.Equal(new(null, Some.At(500)), await Store.Alerts.BeginningOfGroupAsync(group, Some.At(401), None));
    }

    [Fact]
    public async Task Those_of_the_firing_alerts_that_are_wanted_are_found_by_their_labels_and_their_service()
    {
        long first = await OpenAsync(1, 0);
        long ended = await OpenAsync(2, 10);
        long other = await OpenAsync(3, 20);
        LabelSet labels = LabelSet.Of(("alertname", "Full"));
        long last = (await RecordAsync(Some.Batch("last", 30, Some.Signal(4, labels: labels)))).Lines[0].Alert!.Value;
        await RecordAsync(Some.Batch("resolved", 80, Some.Signal(2, resolved: true)));
        ServiceId shop = new("shop");
        await CommittedAsync(
            new() { Routed = [new(first, 1, new("g1"), shop), new(ended, 2, new("g1"), shop), new(last, 1, new("g1"), shop)] }
        );
        IReadOnlyList<Alert> firing = await Store.Alerts.FiringAsync(10, None);

        Assert.Equal(firing, await Store.Alerts.FiringAsync((_, _) => true, 10, None));
        Assert.Equal([first, last], await FiringAsync((_, service) => service == shop, 10));
        Assert.Equal([other], await FiringAsync((_, service) => service is null, 10));
        Assert.Equal([last], await FiringAsync((found, _) => found.Equals(labels), 10));
        Assert.Equal([first], await FiringAsync((_, service) => service == shop, 2));
        Assert.Empty(await FiringAsync((_, _) => false, 10));

        async Task<IEnumerable<long>> FiringAsync(Func<LabelSet, ServiceId?, bool> wanted, int limit) =>
            (await Store.Alerts.FiringAsync(wanted, limit, None)).Select(alert => alert.Id);
    }

    [Fact]
    public async Task The_firing_alerts_of_a_group_are_read_to_the_end_piece_by_piece()
    {
        long first = await OpenAsync(1, 0);
        long ended = await OpenAsync(2, 10);
        long other = await OpenAsync(3, 20);
        long last = await OpenAsync(4, 30);
        await RecordAsync(Some.Batch("renewed", 70, Some.Signal(1)));
        await RecordAsync(Some.Batch("resolved", 80, Some.Signal(2, resolved: true)));
        AlertGroupId group = new("g1");
        await CommittedAsync(
            new()
            {
                Routed =
                [
                    new(first, 1, group, null),
                    new(ended, 2, group, null),
                    new(other, 1, new("g2"), null),
                    new(last, 1, group, null),
                ],
            }
        );

        Assert.Equal([first, last], await FiringAsync(0, 10));
        Assert.Equal([first], await FiringAsync(0, 1));
        Assert.Equal([last], await FiringAsync(first, 1));
        Assert.Empty(await FiringAsync(last, 1));

        async Task<IEnumerable<long>> FiringAsync(long after, int limit) =>
            (await Store.Alerts.FiringOfGroupAsync(group, after, limit, None)).Select(alert => alert.Id);
    }

    private static Silence Silence(string id, double starts, double ends) =>
        new(new(id), [new("alertname", "Slow \"🚨\"", false, true)], Some.At(starts), Some.At(ends), "ana", "deploy", Some.At(starts));

    private static void Same(Silence expected, Silence? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Matchers, actual.Matchers);
        Assert.Equal(expected with { Matchers = [] }, actual with { Matchers = [] });
    }

    private static AlertBegun Begun(long id, ulong fingerprint)
    {
        AlertRow row = new(
            id,
            new(fingerprint),
            "prometheus",
            "ci",
            """{"alertname":"Slow 🚨"}""",
            """{"summary":"é"}""",
            "",
            new(Ms(1), Ms(3), Ms(303)),
            Ms(2),
            SignalTimes.None,
            ResolvedBy: null,
            Revision: 2,
            ChangedAt: Ms(3),
            Signals: 3,
            Receipt: "r1",
            IsNew: true,
            IsLeaseOnly: false
        );
        return new(row, row.ToAlert(), new("g1"), new ServiceId("checkout"));
    }

    private static long Ms(double seconds) => Some.At(seconds).ToUnixTimeMilliseconds();

    private Task<long> PutAsync(params AlertGroup[] groups) => CommittedAsync(new Commit { Groups = [.. groups] });

    private async Task<IEnumerable<string>> IdsAsync(bool openOnly, ViewCursor? before, int limit) =>
        (await Store.Alerts.GroupsAsync(openOnly, before, limit, None)).Select(group => group.Id.Value);
}
