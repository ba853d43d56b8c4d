// What the store promises of alert groups and silences.
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
        AlertGroup group = Some.Group("g1") with { Page = new PageId("p1"), Incident = new IncidentId(42), Held = "silenced: planned 🚧" };
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
    public async Task A_silence_comes_back_as_it_was_saved_and_can_be_changed()
    {
        Silence silence = Silence("s1", 0, 60) with { Comment = "deploy 🚀\nsecond line" };
        await Store.Alerts.SaveSilenceAsync(silence, None);
        Same(silence, await Store.Alerts.SilenceAsync(new("s1"), None));

        Silence expired = silence with
        {
            EndsAt = Some.At(5),
            UpdatedAt = Some.At(5),
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

    private static Silence Silence(string id, double starts, double ends) =>
        new(new(id), [new("alertname", "Slow \"🚨\"", false, true)], Some.At(starts), Some.At(ends), "ana", "deploy", Some.At(starts));

    private static void Same(Silence expected, Silence? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Matchers, actual.Matchers);
        Assert.Equal(expected with { Matchers = [] }, actual with { Matchers = [] });
    }

    private Task<long> PutAsync(params AlertGroup[] groups) => CommittedAsync(new Commit { Groups = [.. groups] });

    private async Task<IEnumerable<string>> IdsAsync(bool openOnly, ViewCursor? before, int limit) =>
        (await Store.Alerts.GroupsAsync(openOnly, before, limit, None)).Select(group => group.Id.Value);
}
