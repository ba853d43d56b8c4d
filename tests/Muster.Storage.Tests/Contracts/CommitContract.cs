// All or nothing: what one commit promises when a part of it cannot be.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Contracts;

public abstract class CommitContract(Backend backend) : StoreContract(backend)
{
    private static readonly Operation Once = new("op", "words");

    public static TheoryData<string> Spoilers =>
        [
            "wrong version",
            "new stream taken",
            "timer gone",
            "timer moved",
            "attempt overtaken",
            "message unknown",
            "group overtaken",
            "group exists",
            "group key open",
            "row overtaken",
            "row written before",
            "operation known",
        ];

    [Theory]
    [MemberData(nameof(Spoilers))]
    public async Task A_commit_with_one_part_that_cannot_be_writes_nothing(string spoiler)
    {
        await PrepareAsync();
        string before = await EverythingAsync();

        CommitResult result = await Store.CommitAsync(Spoil(EverythingWritten(), spoiler));

        Assert.IsNotType<CommitResult.Committed>(result);
        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public async Task The_same_commit_unspoilt_writes_all_of_it()
    {
        await PrepareAsync();

        await CommittedAsync(EverythingWritten());

        Assert.Equal(2, await Store.Events.StreamVersionAsync(Some.Stream, None));
        Assert.Equal(["later", "new"], (await Store.Timers.DueAsync(Some.At(1000), 10, None)).Select(timer => timer.Id));
        Assert.Equal(Some.View("v1", status: "closed"), await Store.Views.FindAsync("incident", "v1", None));
        Assert.Equal(
            ["m2"],
            (await Store.Outbox.ClaimAsync("email", Some.At(1000), TimeSpan.FromSeconds(10), "n", new(10, 10, []), None)).Select(one =>
                one.Message.Key
            )
        );
        Assert.Equal(Once with { Id = "op-2" }, await Store.Events.OperationAsync("op-2", None));
    }

    [Fact]
    public async Task A_row_is_written_while_it_stands_as_it_was_read_or_is_gone()
    {
        View first = Some.View("v1");
        View second = first with { Body = """{"id":"second"}""" };
        await CommittedAsync(new() { Views = [first], ViewsExpected = [new("incident", "v1", null)] });
        await CommittedAsync(new() { Views = [second], ViewsExpected = [new("incident", "v1", first.Body)] });

        Assert.Equal(
            "row incident/v1",
            await ConflictAsync(new() { Views = [first], ViewsExpected = [new("incident", "v1", first.Body)] })
        );
        Assert.Equal(second, await Store.Views.FindAsync("incident", "v1", None));

        await Store.Views.RemoveNotWrittenSinceAsync(long.MaxValue, ["incident"], None);
        await CommittedAsync(new() { Views = [first], ViewsExpected = [new("incident", "v1", second.Body)] });
    }

    [Fact]
    public async Task Of_many_who_write_the_same_row_at_once_one_finds_it_as_it_was_read()
    {
        CommitResult[] results = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(one =>
                    Task.Run(() =>
                        Store.CommitAsync(
                            new()
                            {
                                Appends = [Some.Append(new StreamId("incident", $"INC-{one + 10}"), 0, "x")],
                                Views = [Some.View("v1") with { Body = $$"""{"id":{{one}}}""" }],
                                ViewsExpected = [new("incident", "v1", null)],
                            }
                        )
                    )
                )
        );

        Assert.Single(results.OfType<CommitResult.Committed>());
        Assert.Equal(11, results.OfType<CommitResult.Conflict>().Count());
    }

    [Fact]
    public async Task A_known_operation_is_a_duplicate_even_when_it_would_conflict_now()
    {
        Commit commit = Some.Appends(Some.Append(0, "1")) with { Operation = Once };
        await CommittedAsync(commit);

        Assert.IsType<CommitResult.Duplicate>(await Store.CommitAsync(commit));
        Assert.IsType<CommitResult.Duplicate>(await Store.CommitAsync(commit with { Operation = Once with { Content = "other words" } }));
        Assert.Equal(Once, await Store.Events.OperationAsync("op", None));
        Assert.Null(await Store.Events.OperationAsync("another", None));
        Assert.Equal(1, await Store.Events.StreamVersionAsync(Some.Stream, None));
    }

    [Fact]
    public async Task Of_many_commits_with_one_operation_one_is_carried_out()
    {
        CommitResult[] results = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(number => Task.Run(() => Store.CommitAsync(new Commit { Operation = Once, Views = [Some.View($"v{number}")] })))
        );

        Assert.Single(results.OfType<CommitResult.Committed>());
        Assert.Equal(19, results.OfType<CommitResult.Duplicate>().Count());
        Assert.Equal(1, await Store.Views.CountAsync("incident", [], None));
    }

    [Fact]
    public async Task An_operation_of_a_conflict_may_be_tried_again()
    {
        Commit commit = Some.Appends(Some.Append(1, "1")) with { Operation = Once };
        await ConflictAsync(commit);

        await CommittedAsync(commit with { Appends = [Some.Append(0, "1")] });
    }

    [Fact]
    public async Task A_timer_is_fired_once_by_many_who_fire_it()
    {
        TimerEntry timer = Some.Timer("t");
        await CommittedAsync(new Commit { TimersSet = [timer] });

        CommitResult[] results = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(number =>
                    Task.Run(() =>
                        Store.CommitAsync(new Commit { TimerFired = timer, Appends = [Some.Append(new("page", $"p{number}"), 0, "fired")] })
                    )
                )
        );

        Assert.Single(results.OfType<CommitResult.Committed>());
        Assert.All(results.OfType<CommitResult.Conflict>(), conflict => Assert.Equal("timer t", conflict.What));
        Assert.Single(await Store.Events.ReadAllAsync(0, 100, None));
    }

    [Fact]
    public async Task A_commit_of_nothing_is_committed() => Assert.Equal(0, await CommittedAsync(new Commit()));

    private static Commit Spoil(Commit commit, string spoiler) =>
        spoiler switch
        {
            "wrong version" => commit with { Appends = [Some.Append(Some.OtherStream, 0, "x"), Some.Append(7, "y")] },
            "new stream taken" => commit with { Appends = [Some.Append(Some.OtherStream, 0, "x"), Some.Append(0, "y")] },
            "timer gone" => commit with { TimerFired = Some.Timer("gone") },
            "timer moved" => commit with { TimerFired = Some.Timer("due", 0.001) },
            "attempt overtaken" => commit with { OutboxCompleted = new OutboxCompletion.Sent("m1", 2, Some.Now, null) },
            "message unknown" => commit with { OutboxCompleted = new OutboxCompletion.Sent("gone", 1, Some.Now, null) },
            "group overtaken" => commit with { Groups = [Some.Group("g1", 3)] },
            "group exists" => commit with { Groups = [Some.Group("g2", 1, "other"), Some.Group("g1", 1, "third")] },
            "group key open" => commit with { Groups = [Some.Group("g1", 2), Some.Group("g2", 1)] },
            "row overtaken" => commit with { ViewsExpected = [new("incident", "v1", "{}")] },
            "row written before" => commit with { ViewsExpected = [new("incident", "v1", null)] },
            "operation known" => commit with { Operation = Once with { Id = "op-1" } },
            _ => throw new ArgumentOutOfRangeException(nameof(spoiler), spoiler, "unknown"),
        };

    private static Commit EverythingWritten() =>
        new()
        {
            Appends = [Some.Append(Some.OtherStream, 0, "x"), Some.Append(1, "y")],
            TimersSet = [Some.Timer("new", 900)],
            TimersCancelled = ["cancelled"],
            TimerFired = Some.Timer("due"),
            Outbox = [Some.Message("m2", subject: "page/p2")],
            OutboxDropped = ["page/dropped"],
            OutboxCompleted = new OutboxCompletion.Sent("m1", 1, Some.Now, "250 ok"),
            Views = [Some.View("v1", status: "closed"), Some.View("v2")],
            Groups = [Some.Group("g1", 2)],
            Operation = Once with { Id = "op-2" },
        };

    private async Task PrepareAsync()
    {
        await CommittedAsync(
            new()
            {
                Appends = [Some.Append(0, "1")],
                TimersSet = [Some.Timer("due"), Some.Timer("cancelled", 5), Some.Timer("later", 10)],
                Outbox = [Some.Message("m1"), Some.Message("m0", subject: "page/dropped", channel: "webhook")],
                Views = [Some.View("v1")],
                Groups = [Some.Group("g1", 1)],
                Operation = Once with { Id = "op-1" },
            }
        );
        Assert.Single(await Store.Outbox.ClaimAsync("email", Some.Now, TimeSpan.FromSeconds(10), "node", new(10, 10, []), None));
    }

    /// <summary>All that the ports show, as one text.</summary>
    private async Task<string> EverythingAsync()
    {
        ImmutableArray<object?> all =
        [
            .. await Store.Events.ReadAllAsync(0, 1000, None),
            .. await Store.Timers.DueAsync(Some.At(10_000), 1000, None),
            await Store.Outbox.WaitingAsync(None),
            await Store.Outbox.NextClaimableAsync(null, None),
            .. await Store.Views.ListAsync(new("incident", [], null, null, 200), None),
            .. await Store.Views.ChangedSinceAsync(0, 1000, None),
            await Store.Views.RevisionAsync(None),
            .. await Store.Alerts.GroupsAsync(openOnly: false, null, 100, None),
            await Store.Events.OperationAsync("op-2", None),
            await Store.Events.StreamVersionAsync(Some.OtherStream, None),
        ];
        return string.Join('\n', all);
    }
}
