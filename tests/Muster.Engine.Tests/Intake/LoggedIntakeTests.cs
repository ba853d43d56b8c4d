// Whether memory, log and database say the same about every alert, whatever is refused, fails or is killed in between.
using Muster.Core.Alerts;
using Muster.Engine.Intake;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Intake;

public sealed class LoggedIntakeTests : IDisposable
{
    private const string Door = "prometheus";

    private readonly VirtualClock _clock = new(new DateTimeOffset(2026, 11, 28, 2, 0, 0, TimeSpan.Zero));
    private readonly MemoryLog _log = new();
    private readonly MemoryRows _rows = new();
    private readonly MemoryRouting _routing;
    private LoggedIntake _intake;
    private AlertSaving _saving;

    public LoggedIntakeTests()
    {
        _routing = new(_rows);
        (_intake, _saving) = Start();
    }

    public void Dispose() => _intake.Dispose();

    /// <summary>The store in memory, which applies the same signals one request at a time, is the reference; both hold the same rules of Core.</summary>
    [Fact]
    public async Task Every_signal_does_what_it_does_in_the_reference_through_refusals_failures_and_kills()
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            await RunAsync(seed);
        }
    }

    [Fact]
    public async Task A_refused_request_leaves_no_trace_and_takes_no_id()
    {
        _log.Refusals = 1;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => AcceptAsync(Firing("a")));

        IntakeAnswer answer = await AcceptAsync(Firing("a"));

        ReceiptLine line = Assert.Single(answer.Lines);
        Assert.Equal(("opened", 1L), (line.Outcome, line.Alert));
        _log.Refusals = 1;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => AcceptAsync(Firing("a"), Firing("a")));
        await _saving.TurnAsync(CancellationToken.None);
        Assert.Equal(1, Assert.Single(_rows.All).Signals);
    }

    [Fact]
    public async Task A_receipt_is_found_again_after_a_kill_and_no_other_chance_finds_it()
    {
        IntakeAnswer answer = await AcceptAsync(Firing("a"), Firing("b"), Firing("a"));
        Restart();

        Receipt? receipt = await _intake.ReceiptAsync(answer.Receipt, CancellationToken.None);

        Assert.Equal(answer.Lines, receipt!.Lines);
        Assert.Equal((Door, "ci", _clock.Now), (receipt.Door, receipt.Key, receipt.ReceivedAt));
        string other = answer.Receipt[..^1] + (answer.Receipt[^1] == '0' ? '1' : '0');
        Assert.Null(await _intake.ReceiptAsync(other, CancellationToken.None));
        Assert.Null(await _intake.ReceiptAsync("nothing", CancellationToken.None));
    }

    [Fact]
    public async Task Readers_hear_of_a_lease_and_a_count_that_the_database_does_not_know_yet()
    {
        await AcceptAsync(Firing("a"), Firing("over"));
        await _saving.TurnAsync(CancellationToken.None);
        Alert[] read = [.. _rows.All.Select(row => row.ToAlert())];
        _clock.MoveTo(_clock.Now + TimeSpan.FromMinutes(1));
        await AcceptAsync(Firing("a"), Firing("a"), Firing("over") with { Resolved = true });
        await AcceptAsync(Firing("over"));

        IReadOnlyList<Alert> heard = _intake.AsHeard(read);

        Assert.Equal(read[0] with { Signals = 3, UpdatedAt = _clock.Now, LeaseEndsAt = heard[0].LeaseEndsAt }, heard[0]);
        Assert.Equal(read[0].LeaseEndsAt + TimeSpan.FromMinutes(1), heard[0].LeaseEndsAt);
        Assert.Same(read[1], heard[1]);
    }

    [Fact]
    public async Task A_kill_loses_no_signal_of_the_count_but_those_of_the_moment_in_which_it_was_saved()
    {
        await AcceptAsync(Firing("a"));
        await _saving.TurnAsync(CancellationToken.None);
        await AcceptAsync(Firing("a"), Firing("a"));
        await CountAsync(3);
        Restart();
        await CountAsync(3);

        _clock.MoveTo(_clock.Now + TimeSpan.FromSeconds(3));
        await AcceptAsync(Firing("a"), Firing("a"));
        Restart();
        await CountAsync(5);
        await AcceptAsync(Firing("a"));
        Restart();
        await CountAsync(5);

        async Task CountAsync(long signals)
        {
            await _saving.TurnAsync(CancellationToken.None);
            await _saving.EndAsync();
            Assert.Equal(signals, Assert.Single(_rows.All).Signals);
            _log.Checkpoint = 0;
        }
    }

    [Fact]
    public async Task What_only_renews_says_nothing_new_of_an_alert_that_the_database_does_not_know_yet()
    {
        Signal first = Firing("a") with { OnlyRenews = true };
        await AcceptAsync(first);

        IntakeAnswer answer = await AcceptAsync(
            first with
            {
                Annotations = LabelSet.Of(("summary", "Other")),
                GeneratorUrl = "http://other",
            }
        );
        await _saving.TurnAsync(CancellationToken.None);

        Assert.Equal("renewed", Assert.Single(answer.Lines).Outcome);
        Assert.DoesNotContain("Other", Assert.Single(_rows.All).Annotations!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_table_refuses_what_would_open_an_alert_and_takes_what_renews_or_ends_one()
    {
        _intake.Dispose();
        _intake = new(_log, _rows, _clock, alertsMax: 2);
        await AcceptAsync(Firing("a"), Firing("b"));

        StoreUnavailableException full = await Assert.ThrowsAsync<StoreUnavailableException>(() => AcceptAsync(Firing("a"), Firing("c")));
        IntakeAnswer renewed = await AcceptAsync(Firing("a"), Firing("b"), Firing("c") with { Resolved = true });
        IntakeAnswer ended = await AcceptAsync(Firing("b") with { Resolved = true });

        Assert.Contains("Nothing was taken", full.Message, StringComparison.Ordinal);
        Assert.Equal(["renewed", "renewed", "ignored"], renewed.Lines.Select(line => line.Outcome));
        Assert.Equal("resolved", Assert.Single(ended.Lines).Outcome);
    }

    [Fact]
    public async Task The_first_of_a_kind_is_saved_before_the_storm_that_came_before_it()
    {
        await AcceptAsync([.. Enumerable.Range(0, 500).Select(number => Firing($"storm-{number}"))]);
        await AcceptAsync(Firing("news", ("alertname", "DiskFull")));
        _rows.Unrouted = PagerDefaults.RoutedMax;

        await _saving.TurnAsync(CancellationToken.None);

        Assert.Equal([1, 501], _rows.Begun);
    }

    [Fact]
    public async Task One_senders_storm_lets_another_sender_in_between()
    {
        await AcceptAsync([.. Enumerable.Range(0, 2000).Select(number => Firing($"storm-{number}"))]);
        for (int number = 0; number < 3; number++)
        {
            await AcceptAsAsync("other", Firing($"other-{number}"));
        }

        await _saving.TurnAsync(CancellationToken.None);

        Assert.All(new long[] { 2001, 2002, 2003 }, id => Assert.Contains(id, _rows.Begun));
    }

    [Fact]
    public async Task While_requests_crowd_what_wakes_nobody_waits_and_what_may_wake_somebody_does_not()
    {
        // The first turn learns what routes look at.
        await _saving.TurnAsync(CancellationToken.None);
        _clock.MoveTo(_clock.Now + TimeSpan.FromSeconds(1));
        await AcceptAsync(Firing("a"));
        await _saving.TurnAsync(CancellationToken.None);
        DateTimeOffset savedAt = _clock.Now;
        await CrowdAsync(Firing("b"), Firing("c"), Firing("news", ("alertname", "DiskFull")));
        await _saving.TurnAsync(CancellationToken.None);
        Assert.Equal([1, 4], _rows.Begun);

        // A little later a few would be saved, if requests came one by one.
        _clock.MoveTo(savedAt + TimeSpan.FromMilliseconds(40));
        Assert.Equal(savedAt + TimeSpan.FromMilliseconds(100), await _saving.TurnAsync(CancellationToken.None));
        Assert.Equal([1, 4], _rows.Begun);

        // They crowd no longer.
        _clock.MoveTo(savedAt + TimeSpan.FromMilliseconds(61));
        await _saving.TurnAsync(CancellationToken.None);
        Assert.Equal([1, 4, 2, 3], _rows.Begun);
    }

    [Fact]
    public async Task A_burst_is_taken_first_and_in_a_long_storm_the_database_follows()
    {
        await _saving.TurnAsync(CancellationToken.None);
        _clock.MoveTo(_clock.Now + TimeSpan.FromSeconds(1));
        await AcceptAsync(Firing("a"));
        await _saving.TurnAsync(CancellationToken.None);
        DateTimeOffset begun = _clock.Now;
        int number = 0;
        for (int second = 0; second < 5; second++)
        {
            _clock.MoveTo(begun + TimeSpan.FromSeconds(second));
            await CrowdAsync(Firing($"storm-{number++}"), Firing($"storm-{number++}"), Firing($"storm-{number++}"));
            await _saving.TurnAsync(CancellationToken.None);
            Assert.Equal([1], _rows.Begun);
        }

        // A gap between two requests, in which a turn's worth may be saved, is not the end of it.
        _clock.MoveTo(begun + TimeSpan.FromSeconds(4.9));
        await _saving.TurnAsync(CancellationToken.None);
        Assert.Equal(16, _rows.Begun.Count);

        _clock.MoveTo(begun + TimeSpan.FromSeconds(5));
        await CrowdAsync(Firing($"storm-{number++}"), Firing($"storm-{number++}"), Firing($"storm-{number}"));
        await _saving.TurnAsync(CancellationToken.None);
        Assert.Equal(19, _rows.Begun.Count);
    }

    [Fact]
    public async Task The_router_is_given_no_more_than_it_can_take()
    {
        _rows.Unrouted = PagerDefaults.RoutedMax - 10;
        await AcceptAsync([.. Enumerable.Range(0, 500).Select(number => Firing($"storm-{number}"))]);

        await _saving.TurnAsync(CancellationToken.None);

        Assert.InRange(_rows.Begun.Count, 1, 11);
    }

    [Fact]
    public async Task Two_label_sets_with_one_hash_are_two_alerts()
    {
        Signal one = Firing("one");
        Signal other = Firing("other") with { Fingerprint = one.Fingerprint };
        using SignalFrames frames = Clash(one, other);

        IntakeAnswer opened = await _intake.AcceptAsync(Door, "ci", frames, true, CancellationToken.None);
        Restart();
        IntakeAnswer renewed = await _intake.AcceptAsync(Door, "ci", frames, true, CancellationToken.None);

        Assert.Equal(["opened", "opened"], opened.Lines.Select(line => line.Outcome));
        Assert.NotEqual(opened.Lines[0].Fingerprint, opened.Lines[1].Fingerprint);
        Assert.Equal(["renewed", "renewed"], renewed.Lines.Select(line => line.Outcome));
        Assert.Equal([1L, 2L], renewed.Lines.Select(line => line.Alert!.Value));
    }

    [Theory]
    [InlineData("as it is")]
    [InlineData("after a restart, from the log")]
    [InlineData("after a restart, from the database")]
    public async Task Of_two_label_sets_with_one_hash_the_second_is_still_found_when_the_first_is_over(string from)
    {
        Signal one = Firing("one");
        Signal other = Firing("other") with { Fingerprint = one.Fingerprint };
        await ClashAsync(one, other);
        if (from.EndsWith("database", StringComparison.Ordinal))
        {
            await _saving.TurnAsync(CancellationToken.None);
            Assert.Equal(0, _intake.Unsaved);
        }

        if (from != "as it is")
        {
            Restart();
        }

        (string, long?)[] told =
        [
            await ClashAsync(one with { Resolved = true }, null),
            await ClashAsync(null, other),
            await ClashAsync(one, null),
            await ClashAsync(null, other),
            await ClashAsync(null, other with { Resolved = true }),
            await ClashAsync(null, other),
        ];

        Assert.Equal([("resolved", 1), ("renewed", 2), ("opened", 3), ("renewed", 2), ("resolved", 2), ("opened", 4)], told);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task What_begins_is_counted_in_its_group_once_also_when_the_answer_of_the_commit_is_lost(int lostAnswers)
    {
        await AcceptAsync(Firing("a"), Firing("b"));
        _routing.LostAnswers = lostAnswers;
        await _saving.TurnAsync(CancellationToken.None);
        _clock.MoveTo(_clock.Now + TimeSpan.FromSeconds(1));
        await _saving.TurnAsync(CancellationToken.None);

        AlertGroup group = Assert.Single(await _routing.Groups.GroupsAsync(true, null, 10, CancellationToken.None));
        Assert.Equal((2, 2), (group.Firing, group.Total));
        Assert.Equal([1, 2], _rows.All.Select(row => row.Id));
        Assert.Equal(0, _intake.Unsaved);
    }

    /// <summary>The router takes both in order: the group that ended is over before the next one begins.</summary>
    [Fact]
    public async Task The_next_episode_beside_the_end_of_the_one_before_goes_the_long_way()
    {
        await AcceptAsync(Firing("a"));
        await _saving.TurnAsync(CancellationToken.None);
        await AcceptAsync(Firing("a") with { Resolved = true });
        await AcceptAsync(Firing("a"));
        _clock.MoveTo(_clock.Now + TimeSpan.FromSeconds(1));
        await _saving.TurnAsync(CancellationToken.None);

        AlertGroup group = Assert.Single(await _routing.Groups.GroupsAsync(false, null, 10, CancellationToken.None));
        Assert.Equal((1, 1), (group.Firing, group.Total));
        Assert.Equal([1, 2], _rows.All.Select(row => row.Id));
    }

    /// <summary>What became of the first of them that is sent.</summary>
    private async Task<(string Outcome, long? Alert)> ClashAsync(Signal? one, Signal? other)
    {
        using SignalFrames frames = Clash(one, other);
        ReceiptLine line = (await _intake.AcceptAsync(Door, "ci", frames, true, CancellationToken.None)).Lines[0];
        return (line.Outcome, line.Alert);
    }

    private static SignalFrames Clash(Signal? one, Signal? other)
    {
        // By their own labels each would have a hash of its own: here the frames say that they have the same.
        byte[] labels = System.Text.Encoding.UTF8.GetBytes("{\"a\":\"1\"}{\"a\":\"2\"}{}");
        byte[] body = System.Buffers.ArrayPool<byte>.Shared.Rent(labels.Length);
        labels.CopyTo(body, 0);
        SignalFrames frames = new(body);
        foreach ((Signal? signal, int at) in ((Signal?, int)[])[(one, 0), (other, 9)])
        {
            if (signal is not null)
            {
                frames.Add(signal.Fingerprint, new(at, 9), new(18, 2), new(0, 0), SignalTimes.Of(signal), 0);
            }
        }

        return frames;
    }

    private async Task RunAsync(int seed)
    {
        Random random = new(seed);
        LoggedIntakeRun run = new(random, _clock);
        using IDisposable _ = run;
        for (int step = 0; step < 120; step++)
        {
            await run.StepAsync();
        }

        await run.EndAsync($"seed {seed}");
    }

    private (LoggedIntake, AlertSaving) Start()
    {
        LoggedIntake intake = new(_log, _rows, _clock);
        return (intake, _routing.Saving(intake, _clock));
    }

    private void Restart()
    {
        _intake.Dispose();
        (_intake, _saving) = Start();
    }

    /// <summary>The first holds the disk, so that the others, one a request, come into one group.</summary>
    private async Task CrowdAsync(params Signal[] signals)
    {
        List<Task<IntakeAnswer>> answers = [];
        using (_log.Hold(out Task held))
        {
            answers.Add(Task.Run(() => AcceptAsync(signals[0])));
            await held;
            answers.AddRange(signals.Skip(1).Select(signal => AcceptAsync(signal)));
        }

        await Task.WhenAll(answers);
    }

    private Task<IntakeAnswer> AcceptAsync(params Signal[] signals) => AcceptAsAsync("ci", signals);

    private async Task<IntakeAnswer> AcceptAsAsync(string key, params Signal[] signals)
    {
        using SignalFrames frames = SignalFrames.Of(signals);
        return await _intake.AcceptAsync(Door, key, frames, true, CancellationToken.None);
    }

    private static Signal Firing(string instance, params (string, string)[] labels)
    {
        LabelSet all = LabelSet.Of([("alertname", "Down"), ("instance", instance), .. labels]);
        return new(Fingerprints.Of(all), Door, "ci", all, LabelSet.Empty, false, null, null, null);
    }
}
