// Whom a commit wakes.
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

    private (long All, long Mail, long Telephone) Signals() => (_wake.Mark(), _wake.Queue("email").Mark(), _wake.Queue("sms").Mark());
}
