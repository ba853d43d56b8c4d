// Which step of a page is due when, and when the page is exhausted.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Tests.Paging.PageStory;

namespace Muster.Core.Tests.Paging;

public sealed class PageEscalationTests
{
    [Fact]
    public void A_started_page_has_its_first_step_due_at_once()
    {
        Page page = Started().State;
        Assert.Equal(PageStatus.Active, page.Status);
        Assert.Equal((1, 1, Start), (page.Due!.Round, page.Due.Step, page.Due.At));
        Assert.Equal("person:ana", Assert.Single(page.Due.What.Targets).ToString());
    }

    [Fact]
    public void An_unanswered_page_goes_to_the_next_step_after_the_wait_of_the_step()
    {
        var page = Started();
        PageEvent.StepNotified notified = page.Then<PageEvent.StepNotified>(Notify(1, 1, 0, "ana"));
        Assert.Equal(At(5), notified.NextAt);
        Assert.Equal((1, 2, At(5)), (page.State.Due!.Round, page.State.Due.Step, page.State.Due.At));
        Assert.Equal("person:ben", Assert.Single(page.State.Due.What.Targets).ToString());
    }

    [Fact]
    public void After_the_last_step_the_next_round_begins_with_the_first()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        page.When(Notify(1, 2, 5, "ben"));
        Assert.Equal((2, 1, At(15)), (page.State.Due!.Round, page.State.Due.Step, page.State.Due.At));
    }

    [Fact]
    public void After_the_wait_of_the_last_step_of_the_last_round_the_page_is_exhausted()
    {
        var page = Started(repeat: 0);
        page.When(Notify(1, 1, 0, "ana"));
        page.When(Notify(1, 2, 5, "ben"));
        Assert.Equal(PageStatus.Active, page.State.Status);
        DueStep end = page.State.Due!;
        Assert.Equal(At(15), end.At);
        Assert.Empty(end.What.Targets);

        page.Then<PageEvent.Exhausted>(Notify(end.Round, end.Step, 15));
        Assert.Equal(PageStatus.Exhausted, page.State.Status);
        Assert.Equal(At(15), page.State.ExhaustedAt);
        Assert.Null(page.State.Due);
        Assert.Equal("page.exhausted", page.ThenNothing(Notify(end.Round, end.Step, 15)));
    }

    [Fact]
    public void Every_step_of_every_round_is_notified_once_in_order()
    {
        var page = Started(repeat: 2);
        while (page.State.Due is DueStep due)
        {
            page.When(
                new PageCommand.NotifyStep(
                    due.Round,
                    due.Step,
                    due.What.Targets.IsEmpty ? [] : [Delivery(due.Round, due.Step, due.What.Targets[0].Id)],
                    Pager,
                    due.At
                )
            );
        }

        Assert.Equal(
            ["1/1@0", "1/2@5", "2/1@15", "2/2@20", "3/1@30", "3/2@35"],
            page.History.OfType<PageEvent.StepNotified>().Select(step => $"{step.Round}/{step.Step}@{(step.At - Start).TotalMinutes}")
        );
        Assert.Equal(At(45), Assert.Single(page.History.OfType<PageEvent.Exhausted>()).At);
    }

    [Theory]
    [InlineData(1, 1, 5)] // Again the step that was notified.
    [InlineData(2, 1, 15)] // A step later than the due one.
    [InlineData(1, 2, 4)] // The due step, a minute early.
    public void A_step_that_is_not_due_is_not_notified(int round, int step, double minutes)
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        Assert.Equal("page.step_not_due", page.ThenNothing(Notify(round, step, minutes, "ana")));
    }

    [Fact]
    public void A_timer_that_fires_a_hair_early_is_not_lost()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        page.Then<PageEvent.StepNotified>(Notify(1, 2, 5 - 0.0001, "ben"));
    }

    [Fact]
    public void After_an_outage_the_due_step_is_notified_at_once_and_the_next_counts_from_then()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        page.Then<PageEvent.StepNotified>(Notify(1, 2, 180, "ben"));
        Assert.Equal((2, 1, At(190)), (page.State.Due!.Round, page.State.Due.Step, page.State.Due.At));
    }

    [Fact]
    public void A_step_with_nobody_in_it_is_skipped_and_the_next_is_due_at_once()
    {
        var page = Started();
        PageEvent.StepSkipped skipped = page.Then<PageEvent.StepSkipped>(Notify(1, 1, 0));
        Assert.Equal(At(0), skipped.NextAt);
        Assert.Equal((1, 2, At(0)), (page.State.Due!.Round, page.State.Due.Step, page.State.Due.At));
    }

    [Fact]
    public void A_round_that_found_nobody_waits_before_the_next_round_asks_again()
    {
        var page = Started();
        page.When(Notify(1, 1, 0));
        page.Then<PageEvent.StepSkipped>(Notify(1, 2, 0));
        Assert.Equal((2, 1, At(10)), (page.State.Due!.Round, page.State.Due.Step, page.State.Due.At));
    }

    [Fact]
    public void A_round_that_found_somebody_does_not_wait_for_a_last_step_without_people()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        page.When(Notify(1, 2, 5));
        Assert.Equal((2, 1, At(5)), (page.State.Due!.Round, page.State.Due.Step, page.State.Due.At));
    }

    [Fact]
    public void When_the_last_step_of_the_last_round_finds_nobody_the_page_is_exhausted_at_once()
    {
        var page = Started(repeat: 0);
        page.When(Notify(1, 1, 0));
        ImmutableArray<PageEvent> events = page.When(Notify(1, 2, 0));
        Assert.Null(Assert.IsType<PageEvent.StepSkipped>(events[0]).NextAt);
        Assert.IsType<PageEvent.Exhausted>(events[1]);
        Assert.Equal(PageStatus.Exhausted, page.State.Status);
    }

    [Fact]
    public void A_page_starts_once()
    {
        var page = Started();
        Assert.Equal("page.already_started", page.ThenNothing(StartOf(0, Step("ana", 5))));
    }

    [Fact]
    public void A_page_that_cannot_be_executed_is_refused_with_every_mistake()
    {
        Decided<Page, PageCommand, PageEvent> page = new();
        Rejection why = page.ThenRejected(StartOf(11, Step("ana", 0.2), new EscalationStep([], TimeSpan.FromMinutes(5))));
        Assert.Equal("page.invalid", why.Code);
        Assert.Equal(["steps[0].wait", "steps[1].targets", "repeat"], why.Errors.Select(error => error.Field));
        Assert.Equal(["steps"], page.ThenRejected(StartOf(0)).Errors.Select(error => error.Field));
    }

    [Fact]
    public void A_wait_of_fifteen_seconds_and_ten_repeats_are_the_limits()
    {
        Decided<Page, PageCommand, PageEvent> page = new();
        page.Then<PageEvent.Started>(StartOf(10, Step("ana", 0.25)));
    }

    [Fact]
    public void A_page_that_never_started_is_not_found()
    {
        Decided<Page, PageCommand, PageEvent> page = new();
        Assert.Equal(PageStatus.NotStarted, page.State.Status);
        Assert.Equal(RejectionKind.NotFound, page.ThenRejected(Notify(1, 1, 0, "ana")).Kind);
        Assert.Equal(RejectionKind.NotFound, page.ThenRejected(Acknowledge("ana", 0)).Kind);
    }
}
