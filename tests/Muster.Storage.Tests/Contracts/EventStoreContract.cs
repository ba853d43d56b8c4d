// What a store of event streams promises.
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Contracts;

public abstract class EventStoreContract(Backend backend) : StoreContract(backend)
{
    [Fact]
    public async Task A_stream_that_never_was_has_no_events_and_version_zero()
    {
        Assert.Empty(await Store.Events.ReadStreamAsync(Some.Stream, 0, None));
        Assert.Equal(0, await Store.Events.StreamVersionAsync(Some.Stream, None));
        Assert.Empty(await Store.Events.ReadAllAsync(0, 100, None));
    }

    [Fact]
    public async Task Events_come_back_as_they_were_written_in_the_order_of_their_versions()
    {
        await CommittedAsync(Some.Appends(Some.Append(0, """{"n":1}""", """{"n":2}""")));
        await CommittedAsync(Some.Appends(Some.Append(2, """{"n":3}""")));

        IReadOnlyList<StoredEvent> events = await Store.Events.ReadStreamAsync(Some.Stream, 0, None);

        Assert.Equal([1, 2, 3], events.Select(one => one.Version));
        Assert.Equal(["""{"n":1}""", """{"n":2}""", """{"n":3}"""], events.Select(one => one.Data));
        Assert.All(events, one => Assert.Equal(Some.Stream, one.Stream));
        Assert.All(events, one => Assert.Equal(("incident.noted", "person:ana", Some.Now), (one.Type, one.Actor, one.At)));
        Assert.Equal(3, await Store.Events.StreamVersionAsync(Some.Stream, None));
    }

    [Fact]
    public async Task A_stream_is_read_after_a_version()
    {
        await CommittedAsync(Some.Appends(Some.Append(0, "1", "2", "3")));

        Assert.Equal(["3"], (await Store.Events.ReadStreamAsync(Some.Stream, 2, None)).Select(one => one.Data));
        Assert.Empty(await Store.Events.ReadStreamAsync(Some.Stream, 3, None));
    }

    [Fact]
    public async Task Several_streams_are_read_at_once_by_stream_and_version()
    {
        await CommittedAsync(Some.Appends(Some.Append(Some.OtherStream, 0, "b1")));
        await CommittedAsync(Some.Appends(Some.Append(0, "a1", "a2"), Some.Append(new("page", "p"), 0, "c1")));
        await CommittedAsync(Some.Appends(Some.Append(Some.OtherStream, 1, "b2")));

        IReadOnlyList<StoredEvent> read = await Store.Events.ReadStreamsAsync(
            [Some.OtherStream, Some.Stream, Some.Stream, new("page", "none")],
            None
        );

        Assert.Equal(["a1", "a2", "b1", "b2"], read.Select(one => one.Data));
        Assert.Empty(await Store.Events.ReadStreamsAsync([], None));
    }

    [Fact]
    public async Task All_streams_are_read_in_the_order_of_their_commits()
    {
        await CommittedAsync(Some.Appends(Some.Append(0, "1")));
        await CommittedAsync(Some.Appends(Some.Append(Some.OtherStream, 0, "2", "3")));
        await CommittedAsync(Some.Appends(Some.Append(1, "4")));

        IReadOnlyList<StoredEvent> all = await Store.Events.ReadAllAsync(0, 100, None);

        Assert.Equal(["1", "2", "3", "4"], all.Select(one => one.Data));
        Assert.Equal(all.Select(one => one.Position).Order(), all.Select(one => one.Position));
        Assert.Equal(4, all.Select(one => one.Position).Distinct().Count());
        Assert.Equal(["2", "3"], (await Store.Events.ReadAllAsync(all[0].Position, 2, None)).Select(one => one.Data));
        Assert.Empty(await Store.Events.ReadAllAsync(all[^1].Position, 100, None));
    }

    [Fact]
    public async Task A_commit_answers_the_position_of_its_last_event_and_zero_without_events()
    {
        long position = await CommittedAsync(Some.Appends(Some.Append(0, "1", "2")));

        Assert.Equal(position, (await Store.Events.ReadAllAsync(0, 100, None))[^1].Position);
        Assert.Equal(0, await CommittedAsync(new Commit { TimersSet = [Some.Timer("t")] }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task An_append_at_another_version_is_a_conflict_that_names_the_stream(int expected)
    {
        await CommittedAsync(Some.Appends(Some.Append(0, "1", "2")));

        Assert.Equal("stream incident/INC-1", await ConflictAsync(Some.Appends(Some.Append(expected, "x"))));
        Assert.Equal(2, await Store.Events.StreamVersionAsync(Some.Stream, None));
    }

    [Fact]
    public async Task A_new_stream_at_a_version_above_zero_is_a_conflict() =>
        Assert.Equal("stream incident/INC-1", await ConflictAsync(Some.Appends(Some.Append(1, "x"))));

    [Fact]
    public async Task An_append_without_events_only_checks_the_version()
    {
        await CommittedAsync(Some.Appends(Some.Append(0, "1")));

        Assert.Equal(0, await CommittedAsync(Some.Appends(Some.Append(1))));
        Assert.Equal("stream incident/INC-1", await ConflictAsync(Some.Appends(Some.Append(0))));
        Assert.Equal(1, await Store.Events.StreamVersionAsync(Some.Stream, None));
    }

    [Fact]
    public async Task Two_appends_to_one_stream_in_one_commit_follow_each_other()
    {
        await CommittedAsync(Some.Appends(Some.Append(0, "1"), Some.Append(Some.OtherStream, 0, "a"), Some.Append(1, "2")));

        Assert.Equal(["1", "2"], (await Store.Events.ReadStreamAsync(Some.Stream, 0, None)).Select(one => one.Data));
    }

    [Theory]
    [InlineData("""{"text":"🚨 Fünf Server \uD83D"}""")]
    [InlineData("{\"text\":\"שלום עולם ‮abc‬\"}")]
    [InlineData("{ \"spaces\" :\t[1,  2],\r\n\"lines\": \"a\\nb\" }\n")]
    [InlineData("{\"a\":1,\"a\":2,\"big\":1e400}")]
    [InlineData("e\u0301 and \u00e9, \u2028, \ufeff, \u0001, '; DROP TABLE events; --, %_\\")]
    [InlineData("")]
    public async Task The_text_of_an_event_comes_back_unchanged(string data)
    {
        await CommittedAsync(Some.Appends(new Append(Some.Stream, 0, [new(data, data, data, Some.Now)])));

        StoredEvent stored = Assert.Single(await Store.Events.ReadStreamAsync(Some.Stream, 0, None));
        Assert.Equal((data, data, data), (stored.Type, stored.Data, stored.Actor));
    }

    [Fact]
    public async Task A_text_that_a_database_would_change_is_refused_as_a_defect_of_the_caller()
    {
        foreach (string text in new[] { "a\0b", "lone \ud83d surrogate", "\udea8", "ends with \ud83d" })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(Some.Appends(Some.Append(0, text))));
            await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(new() { Views = [Some.View("v", search: text)] }));
            await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(new() { Outbox = [Some.Message(text)] }));
            await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(new() { TimersSet = [Some.Timer(text)] }));
        }

        Assert.Empty(await Store.Events.ReadAllAsync(0, 100, None));
    }

    [Fact]
    public async Task Instants_are_kept_as_whole_milliseconds_in_UTC()
    {
        DateTimeOffset local = new(2026, 3, 1, 4, 0, 0, 123, 456, TimeSpan.FromHours(2));
        await CommittedAsync(Some.Appends(new Append(Some.Stream, 0, [Some.Event() with { At = local }])));

        DateTimeOffset kept = (await Store.Events.ReadStreamAsync(Some.Stream, 0, None))[0].At;
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 2, 0, 0, 123, TimeSpan.Zero), kept);
        Assert.Equal(TimeSpan.Zero, kept.Offset);
    }

    [Fact]
    public async Task Hashes_chain_each_event_to_the_one_before_it()
    {
        await CommittedAsync(Some.Appends(Some.Append(0, """{"n":"🚨"}""", "2")));
        await CommittedAsync(Some.Appends(Some.Append(2, "3"), Some.Append(Some.OtherStream, 0, "1")));

        foreach (StreamId stream in new[] { Some.Stream, Some.OtherStream })
        {
            string hash = EventChain.Root;
            foreach (StoredEvent stored in await Store.Events.ReadStreamAsync(stream, 0, None))
            {
                hash = EventChain.Next(
                    Backend.ChainKey,
                    hash,
                    stream,
                    stored.Version,
                    new(stored.Type, stored.Data, stored.Actor, stored.At)
                );
                Assert.Equal(hash, stored.Hash);
            }
        }
    }

    [Fact]
    public async Task Counters_count_from_one_and_apart_from_each_other()
    {
        Assert.Equal(1, await Store.Events.NextNumberAsync("incident", None));
        Assert.Equal(2, await Store.Events.NextNumberAsync("incident", None));
        Assert.Equal(1, await Store.Events.NextNumberAsync("drill", None));
    }

    [Fact]
    public async Task A_number_is_given_once_however_many_ask()
    {
        int[] numbers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Task.Run(() => Store.Events.NextNumberAsync("incident", None)))
        );

        Assert.Equal(Enumerable.Range(1, 50), numbers.Order());
    }

    [Fact]
    public async Task Of_two_writers_at_one_version_one_wins()
    {
        await CommittedAsync(Some.Appends(Some.Append(0, "1")));

        CommitResult[] results = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(writer => Task.Run(() => Store.CommitAsync(Some.Appends(Some.Append(1, $"by {writer}")))))
        );

        Assert.Single(results.OfType<CommitResult.Committed>());
        Assert.Equal(9, results.OfType<CommitResult.Conflict>().Count());
        Assert.Equal(2, await Store.Events.StreamVersionAsync(Some.Stream, None));
    }

    [Fact]
    public async Task Of_two_writers_of_a_new_stream_one_wins()
    {
        CommitResult[] results = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(writer => Task.Run(() => Store.CommitAsync(Some.Appends(Some.Append(0, $"by {writer}")))))
        );

        Assert.Single(results.OfType<CommitResult.Committed>());
        Assert.Single(await Store.Events.ReadAllAsync(0, 100, None));
    }

    [Fact]
    public async Task Fifty_commits_at_once_leave_fifty_streams_whole()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(number =>
                    Task.Run(() =>
                        CommittedAsync(
                            new Commit
                            {
                                Appends = [Some.Append(new("incident", $"INC-{number}"), 0, "1", "2")],
                                Views = [Some.View($"v{number}")],
                            }
                        )
                    )
                )
        );

        IReadOnlyList<StoredEvent> all = await Store.Events.ReadAllAsync(0, 200, None);
        Assert.Equal(100, all.Select(one => one.Position).Distinct().Count());
        Assert.All(all.GroupBy(one => one.Stream), stream => Assert.Equal([1, 2], stream.Select(one => one.Version)));
        Assert.Equal(50, (await Store.Views.ChangedSinceAsync(0, 100, None)).Select(row => row.Revision).Distinct().Count());
    }

    [Fact]
    public async Task Who_follows_by_position_misses_nothing_while_others_commit()
    {
        using CancellationTokenSource done = new();
        List<StoredEvent> followed = [];
        Task follower = Task.Run(async () =>
        {
            for (bool last = false; ; last = done.IsCancellationRequested)
            {
                IReadOnlyList<StoredEvent> next = await Store.Events.ReadAllAsync(followed.Count == 0 ? 0 : followed[^1].Position, 7, None);
                followed.AddRange(next);
                if (last && next.Count == 0)
                {
                    return;
                }
            }
        });

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        for (int version = 0; version < 10; version++)
                        {
                            await CommittedAsync(Some.Appends(Some.Append(new("page", $"p{writer}"), version, "{}")));
                        }
                    })
                )
        );
        await done.CancelAsync();
        await follower;

        Assert.Equal(80, followed.Count);
    }

    [Fact]
    public async Task A_call_that_was_cancelled_before_it_began_does_nothing()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Store.Events.CommitAsync(Some.Appends(Some.Append(0, "1")), cancelled.Token)
        );

        Assert.Empty(await Store.Events.ReadAllAsync(0, 100, None));
    }
}
