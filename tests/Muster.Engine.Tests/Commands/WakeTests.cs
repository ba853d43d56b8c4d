// Whom a commit wakes.
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Tests.Commands;

public sealed class WakeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 2, 0, 0, TimeSpan.Zero);

    private readonly Wake _wake = new();

    [Fact]
    public void A_commit_wakes_the_queue_that_it_has_a_message_for_and_no_other()
    {
        _wake.Committed(new Commit { Outbox = [new("k", "email", "a@example.org", "page-1", "{}", Now, Now)] });

        Assert.Equal((1, 1, 0), Signals());
    }

    [Fact]
    public void A_commit_that_hurries_a_message_wakes_every_queue_because_it_does_not_say_whose_that_is()
    {
        Signals();
        _wake.Committed(new Commit { OutboxHurried = [new("k", Now)] });

        Assert.Equal((1, 1, 1), Signals());
    }

    [Fact]
    public void A_signal_for_all_is_for_the_queues_too()
    {
        Signals();
        _wake.All();

        Assert.Equal((1, 1, 1), Signals());
    }

    [Fact]
    public void A_commit_wakes_the_loop_of_the_rows_that_it_writes_and_no_other()
    {
        (Wake jobs, Wake mailings) = (_wake.Rows("run_job"), _wake.Rows("mailing"));
        _wake.Committed(new Commit { Outbox = [new("k", "email", "a@example.org", "page-1", "{}", Now, Now)] });
        Assert.Equal((0, 0), (jobs.Mark(), mailings.Mark()));

        _wake.Committed(new Commit { Views = [new("run_job", "RUN-1.0", "pending", Now, "", "{}")] });

        Assert.Equal((1, 0), (jobs.Mark(), mailings.Mark()));
    }

    [Fact]
    public void A_message_that_is_held_wakes_nobody()
    {
        OutboxMessage held = new("k", "email", "a@example.org", "page-1", "{}", Now, Now) { Hold = new("node", Now) };
        _wake.Committed(new Commit { Outbox = [held] });

        Assert.Equal((1, 0, 0), Signals());
    }

    [Fact]
    public void A_commit_wakes_who_looks_at_timers_or_follows_its_streams_and_not_who_may_be_late_or_routes()
    {
        (Wake timers, Wake alerts, Wake unhurried) = (_wake.Timers, _wake.Alerts, _wake.Unhurried);
        (Wake pages, Wake reviews) = (_wake.Streams("page"), _wake.Streams("review"));
        _wake.Committed(
            new Commit { TimersSet = [new("t", "page.step", "page/p", Now)], Appends = [new(new StreamId("page", "p"), 0, [])] }
        );

        Assert.Equal((1, 1, 0), (timers.Mark(), pages.Mark(), reviews.Mark()));
        Assert.Equal((0, 0), (alerts.Mark(), unhurried.Mark()));
        _wake.Stored();
        Assert.Equal((1, 0, 2), (alerts.Mark(), unhurried.Mark(), _wake.Mark()));
        _wake.All();
        Assert.Equal((2, 1, 2), (timers.Mark(), unhurried.Mark(), pages.Mark()));
    }

    private (long All, long Mail, long Telephone) Signals() => (_wake.Mark(), _wake.Queue("email").Mark(), _wake.Queue("sms").Mark());
}
