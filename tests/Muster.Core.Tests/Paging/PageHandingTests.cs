// How a page passes on: from somebody who cannot respond, from messages that reach nobody, from an answer that went quiet.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Tests.Paging.PageStory;

namespace Muster.Core.Tests.Paging;

public sealed class PageHandingTests
{
    [Fact]
    public void The_only_one_of_a_step_declines_and_the_next_is_due_at_once()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        page.When(Decline("ana", 2));
        Assert.Equal((1, 2, At(2)), (page.State.Due!.Round, page.State.Due.Step, page.State.Due.At));
        Assert.True(page.State.HasDeclined(Ana, 1));
        page.Then<PageEvent.StepNotified>(Notify(1, 2, 2, "ben"));
    }

    [Fact]
    public void While_somebody_of_the_step_is_left_it_keeps_its_time()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana", "cleo"));
        page.Then<PageEvent.Declined>(Decline("ana", 2));
        Assert.Equal(At(5), page.State.Due!.At);
        page.When(Decline("cleo", 3));
        Assert.Equal(At(3), page.State.Due!.At);
    }

    [Fact]
    public void A_second_no_does_nothing_and_a_yes_after_it_counts()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        page.When(Decline("ana", 1));
        Assert.Equal("page.already_declined", page.ThenNothing(Decline("ana", 2)));
        page.Then<PageEvent.Acknowledged>(Acknowledge("ana", 3));
        Assert.Equal("page.already_acknowledged", page.ThenNothing(Decline("ben", 4)));
    }

    [Fact]
    public void A_no_by_the_link_of_somebody_else_is_refused()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        Assert.Equal("page.wrong_link", page.ThenRejected(Decline("ben", 1, "link:page-1/1/1/ana/email#1")).Code);
    }

    [Fact]
    public void When_a_whole_round_declines_the_last_resort_is_due_at_once()
    {
        var page = WithLastResort(whenUnanswered: false);
        page.When(Notify(1, 1, 0, "ana"));
        page.When(Decline("ana", 1));
        page.When(Notify(1, 2, 1, "ben"));
        page.When(Decline("ben", 2));
        Assert.True(page.State.IsLastResort(page.State.Due!));
        Assert.Equal(At(2), page.State.Due!.At);

        page.When(Notify(1, 3, 2, "cleo"));
        Assert.Equal((2, 1, At(12)), (page.State.Due!.Round, page.State.Due.Step, page.State.Due.At));
        Assert.False(page.State.HasDeclined(Ana, 2));
    }

    [Fact]
    public void When_everybody_who_was_found_declines_and_the_last_step_finds_nobody_the_last_resort_is_due_at_once()
    {
        var page = WithLastResort(whenUnanswered: false, repeat: 0);
        page.When(Notify(1, 1, 0, "ana"));
        page.When(Decline("ana", 1));
        page.When(Notify(1, 2, 1));
        Assert.True(page.State.IsLastResort(page.State.Due!));
        Assert.Equal(At(1), page.State.Due!.At);
    }

    [Fact]
    public void When_nobody_can_be_reached_the_next_round_waits_as_long_as_the_last_step_would_have()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        page.When(new PageCommand.RecordFailure("page-1/1/1/ana/email#1", 1, "no such mailbox", Final: true, Pager, At(2)));
        page.When(Notify(1, 2, 2));
        Assert.Equal((2, 1, At(12)), (page.State.Due!.Round, page.State.Due.Step, page.State.Due.At));
    }

    [Fact]
    public void A_page_that_was_given_up_may_begin_a_round_of_its_own()
    {
        var page = Started(repeat: 0);
        page.When(Notify(1, 1, 0, "ana"));
        page.When(Notify(1, 2, 5, "ben"));
        page.When(Notify(1, 3, 15));
        Assert.Equal(PageStatus.Exhausted, page.State.Status);
        page.Then<PageEvent.Reescalated>(new PageCommand.Reescalate("No message reached anybody.", Pager, At(25)));
        Assert.Equal((PageStatus.Active, 2, At(25)), (page.State.Status, page.State.Due!.Round, page.State.Due.At));
    }

    [Fact]
    public void Without_a_last_resort_the_next_round_keeps_its_time()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        page.When(Decline("ana", 1));
        page.When(Notify(1, 2, 1, "ben"));
        page.When(Decline("ben", 2));
        Assert.Equal((2, 1, At(11)), (page.State.Due!.Round, page.State.Due.Step, page.State.Due.At));
    }

    [Fact]
    public void A_round_that_finds_nobody_goes_to_the_last_resort_and_not_to_the_next_round()
    {
        var page = WithLastResort(whenUnanswered: false);
        page.When(Notify(1, 1, 0));
        page.When(Notify(1, 2, 0));
        Assert.True(page.State.IsLastResort(page.State.Due!));
        Assert.Equal(At(0), page.State.Due!.At);
    }

    [Fact]
    public void Rounds_that_nobody_answers_end_in_the_last_resort_only_where_the_policy_says_so()
    {
        foreach (bool whenUnanswered in new[] { true, false })
        {
            var page = WithLastResort(whenUnanswered, repeat: 0);
            page.When(Notify(1, 1, 0, "ana"));
            page.When(Notify(1, 2, 5, "ben"));
            Assert.Equal(whenUnanswered, page.State.IsLastResort(page.State.Due!) && !page.State.Due!.What.Targets.IsEmpty);
            page.When(Notify(1, 3, 15, "cleo"));
            if (whenUnanswered)
            {
                Assert.Equal(PageStatus.Active, page.State.Status);
                page.Then<PageEvent.Exhausted>(Notify(1, 4, 25));
            }

            Assert.Equal(PageStatus.Exhausted, page.State.Status);
        }
    }

    [Fact]
    public void A_step_of_which_no_message_can_be_delivered_is_not_waited_for()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        page.When(new PageCommand.RecordFailure("page-1/1/1/ana/email#1", 1, "busy", Final: false, Pager, At(1)));
        Assert.Equal(At(5), page.State.Due!.At);
        page.When(new PageCommand.RecordFailure("page-1/1/1/ana/email#1", 2, "no such mailbox", Final: true, Pager, At(2)));
        Assert.Equal((1, 2, At(2)), (page.State.Due!.Round, page.State.Due.Step, page.State.Due.At));
    }

    [Fact]
    public void An_answer_that_went_quiet_begins_a_round_of_its_own_and_its_link_is_used()
    {
        var page = Started(repeat: 0);
        page.When(Notify(1, 1, 0, "ana"));
        page.When(Acknowledge("ana", 1, "link:page-1/1/1/ana/email#1"));
        page.Then<PageEvent.Reescalated>(new PageCommand.Reescalate("Nobody has written since.", Pager, At(31)));
        Assert.Equal((PageStatus.Active, 2, 1, At(31)), (page.State.Status, page.State.Due!.Round, page.State.Due.Step, page.State.Due.At));
        Assert.Equal("page.link_used", page.ThenRejected(Acknowledge("ana", 32, "link:page-1/1/1/ana/email#1")).Code);

        page.When(Notify(2, 1, 31, "ana"));
        page.When(Notify(2, 2, 36, "ben"));
        page.When(Notify(2, 3, 46));
        Assert.Equal(PageStatus.Exhausted, page.State.Status);
        page.Then<PageEvent.Acknowledged>(Acknowledge("ben", 50));
    }

    [Fact]
    public void Nothing_that_rings_or_is_over_is_escalated_anew()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        Assert.Equal("page.not_acknowledged", page.ThenNothing(new PageCommand.Reescalate("Quiet.", Pager, At(1))));
        page.When(new PageCommand.Resolve("Over.", Pager, At(2)));
        Assert.Equal("page.already_resolved", page.ThenNothing(new PageCommand.Reescalate("Quiet.", Pager, At(3))));
    }

    [Fact]
    public void A_step_that_waits_for_the_morning_is_due_when_it_gets_worse()
    {
        var page = Started();
        page.Then<PageEvent.StepPostponed>(new PageCommand.PostponeStep(1, 1, At(300), "Ana sleeps until 07:00.", Pager, At(0)));
        Assert.Equal(At(300), page.State.Due!.At);
        Assert.Equal(
            "page.step_already_postponed",
            page.ThenNothing(new PageCommand.PostponeStep(1, 1, At(300), "Ana sleeps until 07:00.", Pager, At(15)))
        );
        page.Then<PageEvent.SeverityChanged>(new PageCommand.ChangeSeverity(Severity.Sev2, Pager, At(20)));
        Assert.Equal((At(20), false, Severity.Sev2), (page.State.Due!.At, page.State.Due.IsPostponed, page.State.Severity));
        page.Then<PageEvent.StepNotified>(Notify(1, 1, 20, "ana"));
    }

    [Fact]
    public void A_step_that_waits_for_the_morning_is_notified_earlier_when_somebody_is_awake()
    {
        var page = Started();
        page.When(new PageCommand.PostponeStep(1, 1, At(300), "Ana sleeps until 07:00.", Pager, At(0)));
        page.Then<PageEvent.StepNotified>(Notify(1, 1, 15, "cleo"));
        Assert.Equal("page.step_not_due", page.ThenNothing(Notify(1, 2, 16, "ben")));
    }

    [Fact]
    public void A_no_to_a_step_that_waits_for_the_morning_counts_in_its_round_and_has_it_judged_anew()
    {
        var page = Started();
        page.When(new PageCommand.PostponeStep(1, 1, At(300), "Ana sleeps until 07:00.", Pager, At(0)));
        page.When(Decline("ana", 10));
        Assert.True(page.State.HasDeclined(Ana, 1));
        Assert.Equal((1, 1, At(10)), (page.State.Due!.Round, page.State.Due.Step, page.State.Due.At));
        page.Then<PageEvent.StepSkipped>(Notify(1, 1, 10));
    }

    [Fact]
    public void Another_severity_moves_no_step_that_keeps_its_time()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        page.When(new PageCommand.ChangeSeverity(Severity.Sev3, Pager, At(1)));
        Assert.Equal(At(5), page.State.Due!.At);
        Assert.Equal("page.severity_same", page.ThenNothing(new PageCommand.ChangeSeverity(Severity.Sev3, Pager, At(2))));
    }

    [Fact]
    public void A_page_that_asks_one_person_ends_with_their_no()
    {
        Decided<Page, PageCommand, PageEvent> page = new();
        PageCommand.Start start = StartOf(2, Step("ana", 5));
        page.When(start with { Subject = start.Subject with { Purpose = PagePurpose.TakeRole, Role = Role.Scribe } });
        page.When(Notify(1, 1, 0, "ana"));
        page.When(Decline("ana", 1));
        Assert.Equal(PageStatus.Exhausted, page.State.Status);
    }

    private static PageCommand.Decline Decline(string person, double minutes, string via = "console") =>
        new(new(person), via, Actor.Person(person), At(minutes));

    private static Decided<Page, PageCommand, PageEvent> WithLastResort(bool whenUnanswered, int repeat = 1)
    {
        Decided<Page, PageCommand, PageEvent> page = new();
        page.When(StartOf(repeat, Step("ana", 5), Step("ben", 10)) with { LastResort = new(Step("cleo", 10), whenUnanswered) });
        return page;
    }
}
