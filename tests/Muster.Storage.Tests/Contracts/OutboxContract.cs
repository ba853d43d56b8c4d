// What the outbox promises to those who send.
using Muster.Engine.Ports;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Contracts;

public abstract class OutboxContract(Backend backend) : StoreContract(backend)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task An_empty_outbox_gives_nothing()
    {
        Assert.Empty(await ClaimAsync(0));
        Assert.Null(await Store.Outbox.NextClaimableAsync(null, None));
        Assert.Equal(0, await Store.Outbox.WaitingAsync(None));
    }

    [Fact]
    public async Task A_claim_gives_the_message_its_first_attempt_and_the_end_of_the_lease()
    {
        OutboxMessage message = Some.Message("m");
        await CommittedAsync(new() { Outbox = [message] });

        ClaimedMessage claimed = Assert.Single(await ClaimAsync(1));

        Assert.Equal(new ClaimedMessage(message, 1, Some.At(11)), claimed);
        Assert.Equal(1, await Store.Outbox.WaitingAsync(None));
        Assert.Equal(Some.At(11), await Store.Outbox.NextClaimableAsync(null, None));
    }

    [Fact]
    public async Task A_message_is_not_claimed_before_its_next_try()
    {
        await CommittedAsync(new() { Outbox = [Some.Message("m", 0, 30)] });

        Assert.Equal(Some.At(30), await Store.Outbox.NextClaimableAsync(null, None));
        Assert.Empty(await ClaimAsync(29.999));
        Assert.Single(await ClaimAsync(30));
    }

    [Fact]
    public async Task When_the_next_can_be_claimed_is_asked_of_one_channel_or_of_all()
    {
        OutboxMessage later = Some.Message("m", 0, 30);
        await CommittedAsync(new() { Outbox = [later, Some.Message("n", 0, 20) with { Channel = "another" }] });

        Assert.Equal(Some.At(30), await Store.Outbox.NextClaimableAsync(later.Channel, None));
        Assert.Equal(Some.At(20), await Store.Outbox.NextClaimableAsync("another", None));
        Assert.Equal(Some.At(20), await Store.Outbox.NextClaimableAsync(null, None));
        Assert.Null(await Store.Outbox.NextClaimableAsync("nobody", None));
    }

    [Fact]
    public async Task A_claim_takes_its_channel_alone_the_oldest_first_up_to_the_limit()
    {
        await CommittedAsync(
            new() { Outbox = [Some.Message("c", 3), Some.Message("b", 2), Some.Message("a", 1), Some.Message("w", 0, channel: "webhook")] }
        );

        Assert.Equal(["a", "b"], (await ClaimAsync(10, 2)).Select(one => one.Message.Key));
        Assert.Equal(["c"], (await ClaimAsync(10, 2)).Select(one => one.Message.Key));
        Assert.Empty(await ClaimAsync(10));
    }

    [Fact]
    public async Task A_claim_takes_only_so_many_of_one_address_and_none_of_a_busy_one()
    {
        await CommittedAsync(
            new()
            {
                Outbox =
                [
                    .. Enumerable.Range(0, 300).Select(number => Some.Message($"a{number:000}", number / 100.0)),
                    Some.Message("b1", 4) with
                    {
                        Address = "ben@example.org",
                    },
                    Some.Message("c1", 5) with
                    {
                        Address = "cleo@example.org",
                    },
                ],
            }
        );

        Assert.Equal(["a000", "a001"], await KeysAsync(new(8, 2, [])));
        Assert.Equal(["b1"], await KeysAsync(new(1, 2, ["ana@example.org"])));
        Assert.Equal(["c1"], await KeysAsync(new(8, 2, ["ana@example.org", "ben@example.org"])));
        Assert.Empty(await KeysAsync(new(8, 2, ["ana@example.org"])));
        Assert.Equal(["a002"], await KeysAsync(new(1, 2, [])));

        async Task<IEnumerable<string>> KeysAsync(ClaimLimits limits) =>
            (await Store.Outbox.ClaimAsync("email", Some.At(9), Lease, "node", limits, None)).Select(one => one.Message.Key);
    }

    [Fact]
    public async Task A_known_key_is_not_added_again()
    {
        await CommittedAsync(new() { Outbox = [Some.Message("m"), Some.Message("m") with { Address = "second" }] });
        await CommittedAsync(new() { Outbox = [Some.Message("m") with { Address = "third" }] });
        ClaimedMessage first = Assert.Single(await ClaimAsync(0));
        await CommittedAsync(Completes(new OutboxCompletion.Sent("m", 1, Some.Now, null)));
        await CommittedAsync(new() { Outbox = [Some.Message("m")] });

        Assert.Equal("ana@example.org", first.Message.Address);
        Assert.Empty(await ClaimAsync(1000));
    }

    [Fact]
    public async Task A_held_message_is_written_with_its_first_attempt_taken()
    {
        await CommittedAsync(new() { Outbox = [Held("m"), Held("n")] });

        Assert.Empty(await ClaimAsync(9.999));
        Assert.True(Assert.Single(await Store.Outbox.WaitsAsync("page/p1", None), wait => wait.Key == "m").IsBeingSent);
        await CommittedAsync(Completes(new OutboxCompletion.Sent("m", 1, Some.At(1), null)));
        ClaimedMessage again = Assert.Single(await ClaimAsync(10));
        Assert.Equal(new ClaimedMessage(Some.Message("n"), 2, Some.At(20)), again);
    }

    [Fact]
    public async Task A_held_message_with_a_known_key_is_a_conflict_and_changes_nothing()
    {
        await CommittedAsync(new() { Outbox = [Some.Message("m")] });

        Assert.Equal("message m", await ConflictAsync(new() { Outbox = [Held("m"), Held("n")] }));
        Assert.Equal(new ClaimedMessage(Some.Message("m"), 1, Some.At(10)), Assert.Single(await ClaimAsync(0)));
    }

    [Fact]
    public async Task A_message_that_was_postponed_is_claimed_later_with_the_same_attempt()
    {
        await CommittedAsync(new() { Outbox = [Some.Message("m")] });
        await ClaimAsync(0);
        await CommittedAsync(Completes(new OutboxCompletion.Postponed("m", 1, Some.At(5))));

        Assert.Empty(await ClaimAsync(4.999));
        Assert.Equal(1, Assert.Single(await ClaimAsync(5)).Attempt);
        Assert.Equal(2, Assert.Single(await ClaimAsync(15)).Attempt);
    }

    [Fact]
    public async Task A_message_under_lease_is_claimed_again_only_when_the_lease_has_ended()
    {
        await CommittedAsync(new() { Outbox = [Some.Message("m")] });
        await ClaimAsync(0);

        Assert.Empty(await ClaimAsync(9.999));
        Assert.Equal(2, Assert.Single(await ClaimAsync(10)).Attempt);
    }

    [Fact]
    public async Task Only_the_latest_attempt_can_complete_a_message()
    {
        await CommittedAsync(new() { Outbox = [Some.Message("m")] });
        await ClaimAsync(0);
        await ClaimAsync(10);

        Assert.Equal("message m", await ConflictAsync(Completes(new OutboxCompletion.Sent("m", 1, Some.Now, null))));
        await CommittedAsync(Completes(new OutboxCompletion.Sent("m", 2, Some.Now, null)));
        Assert.Equal(0, await Store.Outbox.WaitingAsync(None));
    }

    [Fact]
    public async Task The_latest_attempt_completes_even_after_the_end_of_its_lease()
    {
        await CommittedAsync(new() { Outbox = [Some.Message("m")] });
        await ClaimAsync(0);

        await CommittedAsync(Completes(new OutboxCompletion.Sent("m", 1, Some.At(600), "250 ok")));
        Assert.Empty(await ClaimAsync(1000));
    }

    [Fact]
    public async Task An_attempt_is_completed_once()
    {
        await CommittedAsync(new() { Outbox = [Some.Message("m")] });
        await ClaimAsync(0);
        await CommittedAsync(Completes(new OutboxCompletion.Retry("m", 1, Some.At(30), "mailbox busy")));

        Assert.Equal("message m", await ConflictAsync(Completes(new OutboxCompletion.Retry("m", 1, Some.At(60), "again"))));
        Assert.Equal("message m", await ConflictAsync(Completes(new OutboxCompletion.Sent("m", 1, Some.Now, null))));
    }

    [Fact]
    public async Task A_message_that_was_never_claimed_cannot_be_completed()
    {
        await CommittedAsync(new() { Outbox = [Some.Message("m")] });

        Assert.Equal("message m", await ConflictAsync(Completes(new OutboxCompletion.Sent("m", 0, Some.Now, null))));
    }

    [Fact]
    public async Task A_retry_waits_for_its_next_try_and_counts_on()
    {
        await CommittedAsync(new() { Outbox = [Some.Message("m")] });
        await ClaimAsync(0);
        await CommittedAsync(Completes(new OutboxCompletion.Retry("m", 1, Some.At(30), "mailbox busy")));

        Assert.Equal(Some.At(30), await Store.Outbox.NextClaimableAsync(null, None));
        Assert.Empty(await ClaimAsync(29));
        Assert.Equal(2, Assert.Single(await ClaimAsync(30)).Attempt);
    }

    [Fact]
    public async Task A_message_that_was_given_up_is_never_claimed_again()
    {
        await CommittedAsync(new() { Outbox = [Some.Message("m")] });
        await ClaimAsync(0);
        await CommittedAsync(Completes(new OutboxCompletion.Dropped("m", 1, Some.Now, "no such mailbox")));

        Assert.Empty(await ClaimAsync(1000));
        Assert.Null(await Store.Outbox.NextClaimableAsync(null, None));
    }

    [Fact]
    public async Task A_message_that_waits_for_its_time_can_be_hurried_and_what_was_tried_or_is_due_stays_as_it_is()
    {
        await CommittedAsync(new() { Outbox = [Some.Message("waits", 0, 600), Some.Message("tried"), Some.Message("other", 0, 600)] });
        await ClaimAsync(0);
        await CommittedAsync(Completes(new OutboxCompletion.Retry("tried", 1, Some.At(300), "mailbox busy")));

        await CommittedAsync(new() { OutboxHurried = [new("waits", Some.At(10)), new("tried", Some.At(10)), new("unknown", Some.At(10))] });

        Assert.Equal(Some.At(10), await Store.Outbox.NextClaimableAsync(null, None));
        Assert.Equal(["waits"], (await ClaimAsync(10)).Select(one => one.Message.Key));
        Assert.Equal(["tried"], (await ClaimAsync(300)).Select(one => one.Message.Key).Except(["waits"]));
    }

    [Fact]
    public async Task Dropping_a_subject_drops_its_unsent_messages_and_no_others()
    {
        await CommittedAsync(new() { Outbox = [Some.Message("a"), Some.Message("b", subject: "page/p2"), Some.Message("c", 0, 60)] });
        await CommittedAsync(new() { OutboxDropped = ["page/p1"] });

        Assert.Equal(["b"], (await ClaimAsync(1000)).Select(one => one.Message.Key));
        Assert.Equal(1, await Store.Outbox.WaitingAsync(None));
    }

    [Fact]
    public async Task What_a_subject_waits_for_is_told_until_it_leaves_or_is_given_up()
    {
        OutboxMessage[] all =
        [
            Some.Message("later", 0, 60),
            Some.Message("open"),
            Some.Message("left"),
            Some.Message("other", subject: "page/p2"),
        ];
        await CommittedAsync(new() { Outbox = [.. all] });
        await ClaimAsync(0);
        await CommittedAsync(Completes(new OutboxCompletion.Sent("left", 1, Some.Now, null)));
        await CommittedAsync(Completes(new OutboxCompletion.Postponed("other", 1, Some.At(5))));

        OutboxWait[] waits = [.. (await Store.Outbox.WaitsAsync("page/p1", None)).OrderBy(one => one.Key, StringComparer.Ordinal)];
        Assert.Equal(["later", "open"], waits.Select(one => one.Key));
        Assert.Equal(new OutboxWait("later", Some.At(60), IsBeingSent: false), waits[0]);
        Assert.True(waits[1].IsBeingSent);
        Assert.Equal([new OutboxWait("other", Some.At(5), IsBeingSent: false)], await Store.Outbox.WaitsAsync("page/p2", None));

        await CommittedAsync(new() { OutboxDropped = ["page/p1"] });
        Assert.Empty(await Store.Outbox.WaitsAsync("page/p1", None));
    }

    [Fact]
    public async Task A_subject_may_be_dropped_and_given_a_new_message_in_one_commit()
    {
        await CommittedAsync(new() { Outbox = [Some.Message("old")] });
        await CommittedAsync(new() { OutboxDropped = ["page/p1"], Outbox = [Some.Message("new")] });

        Assert.Equal(["new"], (await ClaimAsync(0)).Select(one => one.Message.Key));
    }

    [Fact]
    public async Task A_message_dropped_while_it_was_sent_may_still_be_told_as_sent()
    {
        await CommittedAsync(new() { Outbox = [Some.Message("m")] });
        await ClaimAsync(0);
        await CommittedAsync(new() { OutboxDropped = ["page/p1"] });

        await CommittedAsync(Completes(new OutboxCompletion.Sent("m", 1, Some.Now, null)));
        Assert.Empty(await ClaimAsync(1000));
    }

    [Fact]
    public async Task A_message_dropped_while_it_failed_is_not_tried_again()
    {
        await CommittedAsync(new() { Outbox = [Some.Message("m")] });
        await ClaimAsync(0);
        await CommittedAsync(new() { OutboxDropped = ["page/p1"] });

        await CommittedAsync(Completes(new OutboxCompletion.Retry("m", 1, Some.At(1), "mailbox busy")));
        Assert.Empty(await ClaimAsync(1000));
        Assert.Null(await Store.Outbox.NextClaimableAsync(null, None));
    }

    [Fact]
    public async Task Many_who_claim_at_once_never_get_the_same_message()
    {
        await CommittedAsync(new() { Outbox = [.. Enumerable.Range(0, 60).Select(number => Some.Message($"m{number:00}"))] });

        IReadOnlyList<ClaimedMessage>[] claims = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(node => Task.Run(() => Store.Outbox.ClaimAsync("email", Some.Now, Lease, $"node {node}", new(5, 5, []), None)))
        );

        Assert.All(claims, claim => Assert.True(claim.Count <= 5, $"{claim.Count} were claimed"));
        ClaimedMessage[] all = [.. claims.SelectMany(claim => claim), .. await ClaimAsync(0)];
        Assert.Equal(60, all.Length);
        Assert.Equal(60, all.Select(one => one.Message.Key).Distinct().Count());
    }

    private static OutboxMessage Held(string key) => Some.Message(key) with { Hold = new("node", Some.At(10)) };

    private static Commit Completes(OutboxCompletion completion) => new() { OutboxCompleted = completion };

    private Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(double seconds, int limit = 100) =>
        Store.Outbox.ClaimAsync("email", Some.At(seconds), Lease, "node", new(limit, limit, []), None);
}
