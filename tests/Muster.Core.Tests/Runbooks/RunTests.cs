// How a run is approved, started, carried on, stopped, lost and ended.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using static Muster.Core.Tests.Runbooks.RunStory;

namespace Muster.Core.Tests.Runbooks;

public sealed class RunTests
{
    [Fact]
    public void A_destructive_run_waits_for_another_person_and_is_started_once()
    {
        var run = Requested();
        Assert.Equal("run.not_approved", run.ThenRejected(Start(run, Ana)).Code);
        Assert.Equal("run.same_person", run.ThenRejected(Approve(run, Ana)).Code);
        run.Then<RunEvent.Approved>(Approve(run, Ben));
        Assert.Equal("already_approved", run.ThenNothing(Approve(run, Cleo)));
        Assert.Equal([typeof(RunEvent.Started), typeof(RunEvent.StepStarted)], run.When(Start(run, Ana)).Select(one => one.GetType()));
        Assert.Equal("run.started_before", run.ThenRejected(Start(run, Ana)).Code);
        Assert.Equal("run.started_before", run.ThenRejected(Approve(run, Ben)).Code);
    }

    [Fact]
    public void A_key_counts_as_whom_it_stands_for_and_as_who_made_it()
    {
        var run = Requested();
        RunCommand.Approve byKey = new(run.State.Hash, [Ben, Ana], By(Ben), At(1));
        Assert.Equal("run.same_person", run.ThenRejected(byKey).Code);
        Assert.Equal("run.nobody", run.ThenRejected(byKey with { People = [], By = Actor.Key("ci") }).Code);
    }

    [Fact]
    public void An_approval_holds_ten_minutes()
    {
        var run = Requested();
        run.When(Approve(run, Ben, at: 1));
        Assert.Equal("not_due", run.ThenNothing(new RunCommand.Expire(By(Ana), At(10.9))));
        Assert.Equal("run.expired", run.ThenRejected(Start(run, Ana, at: 11)).Code);
        run.Then<RunEvent.Expired>(new RunCommand.Expire(Actor.System("runs"), At(11)));
        Assert.Equal("run.expired", run.ThenRejected(Start(run, Ana, at: 11.1)).Code);
    }

    [Fact]
    public void What_changed_since_the_approval_is_refused_and_named()
    {
        var run = Requested();
        run.When(Approve(run, Ben));
        RunContent was = run.State.Content;
        Refused(was with { Parameters = was.Parameters.SetItem("percent", "100") }, "The parameter percent is '100' and was '90'.");
        Refused(was with { Version = 4 }, "The runbook stands at version 4 and was approved at version 3.");
        Refused(was with { Incident = new IncidentId(43) }, "The incident is INC-43 and was INC-42.");
        Refused(was with { Preview = [new(0, true, "12 files")] }, "The preview shows something else than what was approved.");
        Refused(was with { Steps = [Get("Other")] }, "The steps are other ones.");

        void Refused(RunContent now, string why)
        {
            Rejection refusal = run.ThenRejected(Start(run, Ana, now: now));
            Assert.Equal("run.changed", refusal.Code);
            Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_approval_of_another_hash_is_refused()
    {
        var run = Requested();
        Assert.Equal("run.changed", run.ThenRejected(Approve(run, Ben) with { Hash = new string('0', 64) }).Code);
    }

    [Fact]
    public void The_hash_is_of_every_part_and_of_no_order()
    {
        RunContent one = Content(Get());
        RunContent[] others =
        [
            one with
            {
                Version = 4,
            },
            one with
            {
                TextHash = "b",
            },
            one with
            {
                Undoes = true,
            },
            one with
            {
                Steps = [Get(), Wait()],
            },
            one with
            {
                Parameters = one.Parameters.SetItem("percent", "91"),
            },
            one with
            {
                Preview = [new(0, true, "")],
            },
            one with
            {
                Incident = null,
            },
            one with
            {
                Runbook = new RunbookId("other"),
            },
            one with
            {
                Command = new(["a"], "/", "h", "u", ["/a"], [], null),
            },
        ];
        Assert.Equal(others.Length + 1, others.Select(other => other.Hash()).Append(one.Hash()).Distinct().Count());
        Assert.Equal(one.Hash(), Content(Get()).Hash());
        Assert.StartsWith(
            """{"Command":null,"Incident":"INC-42","Parameters":{"percent":"90"},"Preview":[]""",
            one.CanonicalText(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_commander_does_not_start_it_unless_nobody_else_is_there()
    {
        var run = Requested(risk: RunbookRisk.Safe);
        Assert.Equal("run.commander", run.ThenRejected(Start(run, Ana, commander: Ana)).Code);
        Assert.NotEmpty(run.When(Start(run, Ana, commander: Ana, alone: true)));

        var two = Requested();
        two.When(Approve(two, Ben));
        Assert.Equal("run.commander", two.ThenRejected(Start(two, Ana, commander: Ana, alone: true)).Code);
        Assert.NotEmpty(two.When(Start(two, Cleo, commander: Ana)));
    }

    [Fact]
    public void Broken_glass_needs_words_and_lets_one_person_start()
    {
        var run = Requested();
        Assert.Contains(
            "why nobody else can look",
            run.ThenRejected(new RunCommand.BreakGlass("quick", [Ana], By(Ana), At(1))).Message,
            StringComparison.Ordinal
        );
        run.Then<RunEvent.GlassBroken>(new RunCommand.BreakGlass("Nobody answers, data is being lost.", [Ana], By(Ana), At(1)));
        Assert.Equal("run.expired", run.ThenRejected(Start(run, Ana, at: 12)).Code);
        Assert.NotEmpty(run.When(Start(run, Ana, at: 3)));
    }

    [Fact]
    public void Nothing_is_approved_before_its_preview_is_there()
    {
        var run = Requested(Content(Get() with { Preview = new("https://g.example/", [], null, []) }));
        Assert.Equal("run.not_previewed", run.ThenRejected(Approve(run, Ben)).Code);
        Assert.Equal(2, run.When(new RunCommand.ShowDryRun(new(0, true, "3 files"), By(Ana), At(1))).Length);
        Assert.Equal("already_previewed", run.ThenNothing(new RunCommand.ShowDryRun(new(0, true, "4 files"), By(Ana), At(1))));
        run.Then<RunEvent.Approved>(Approve(run, Ben));
    }

    [Fact]
    public void A_dry_run_that_does_not_answer_is_shown_as_failed()
    {
        var run = Requested(Content(Get() with { Preview = new("https://g.example/", [], null, []) }));
        run.When(new RunCommand.EndPreview(Actor.System("runs"), At(2)));
        Assert.False(Assert.Single(run.State.Content.Preview).Worked);
        Assert.Equal(RunStatus.Previewed, run.State.Status);
    }

    [Fact]
    public void Steps_follow_one_another_until_all_are_done()
    {
        var run = Running(Get(), OnRunner());
        Assert.Equal("run.not_waiting", run.ThenRejected(new RunCommand.Take(0, "edge", By(Ana), At(3))).Code);
        run.Then<RunEvent.StepTaken>(new RunCommand.Take(0, RunbookRun.Server, By(Ana), At(3)));
        Assert.Equal("run.not_waiting", run.ThenRejected(new RunCommand.Take(0, RunbookRun.Server, By(Ana), At(3))).Code);
        Assert.Equal("run.attempt_over", run.ThenRejected(End(0, attempt: 2)).Code);
        run.When(End(0, attempt: 1));
        Assert.Equal("run.attempt_over", run.ThenRejected(End(0, attempt: 1)).Code);
        run.When(new RunCommand.Take(1, "edge", Actor.Key("edge"), At(5)));
        run.When(End(1, attempt: 1, at: 6));
        Assert.Equal(RunEnding.Succeeded, run.State.End!.Ending);
    }

    [Fact]
    public void A_step_that_falls_silent_is_lost_and_nothing_does_it_again()
    {
        var run = Running(OnRunner(), Get());
        Assert.Equal("step_over", run.ThenNothing(new RunCommand.Lose(0, Actor.System("runs"), At(3))));
        run.When(new RunCommand.Take(0, "edge", Actor.Key("edge"), At(3)));
        run.When(new RunCommand.Lose(0, Actor.System("runs"), At(4)));
        Assert.Equal(RunEnding.Lost, run.State.End!.Ending);
        Assert.Equal("run.attempt_over", run.ThenRejected(End(0, attempt: 1)).Code);
        Assert.Equal("run.attempt_over", run.ThenRejected(new RunCommand.Write(0, 1, 1, "late", By(Ana), At(5))).Code);
        Assert.Equal("run.not_waiting", run.ThenRejected(new RunCommand.Take(0, "edge", Actor.Key("edge"), At(5))).Code);
    }

    [Fact]
    public void Anybody_stops_it_and_no_other_step_begins()
    {
        var run = Running(OnRunner(), Get());
        run.When(new RunCommand.Take(0, "edge", Actor.Key("edge"), At(3)));
        run.Then<RunEvent.StopAsked>(new RunCommand.Stop("", By(Cleo), At(3)));
        Assert.Equal("already_stopped", run.ThenNothing(new RunCommand.Stop("", By(Ben), At(3))));
        run.When(End(0, attempt: 1));
        Assert.Equal(RunEnding.Stopped, run.State.End!.Ending);

        var waits = Running(Wait(), Get());
        waits.When(new RunCommand.Stop("", By(Cleo), At(3)));
        Assert.Equal(RunEnding.Stopped, waits.State.End!.Ending);
    }

    [Fact]
    public void A_step_that_ignores_the_stop_is_bounded_by_its_time()
    {
        var run = Running(OnRunner());
        run.When(new RunCommand.Take(0, "edge", Actor.Key("edge"), At(3)));
        run.When(new RunCommand.Stop("", By(Ben), At(3)));
        run.When(new RunCommand.Chase(0, Actor.System("runs"), At(5)));
        Assert.Equal((RunEnding.Failed, StepOutcome.TimedOut), (run.State.End!.Ending, run.State.Steps[0].Outcome));
        Assert.Contains("look on edge", Assert.IsType<RunEvent.StepEnded>(run.History[^2]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_is_kept_up_to_64_kib_and_once()
    {
        var run = Running(OnRunner());
        run.When(new RunCommand.Take(0, "edge", Actor.Key("edge"), At(3)));
        run.When(Write(1, "one\n"));
        Assert.Equal("already_heard", run.ThenNothing(Write(1, "one\n")));
        Assert.True(run.Then<RunEvent.OutputWritten>(Write(2, new string('ü', 64 * 1024))).IsCut);
        Assert.Equal("already_cut", run.ThenNothing(Write(3, "more")));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(run.State.Steps[0].Output), 64 * 1024 - 3, 64 * 1024);

        static RunCommand.Write Write(int sequence, string text) => new(0, 1, sequence, text, Actor.Key("edge"), At(3));
    }

    [Fact]
    public void A_wait_is_done_when_its_time_is_over_and_a_checklist_when_all_is_confirmed()
    {
        var run = Running(Wait(), Manual());
        run.When(new RunCommand.Chase(0, Actor.System("runs"), At(3)));
        Assert.Equal("run.invalid", run.ThenRejected(new RunCommand.Confirm(1, 9, By(Ana), At(4))).Code);
        run.Then<RunEvent.ItemConfirmed>(new RunCommand.Confirm(1, 1, By(Ana), At(4)));
        Assert.Equal("already_confirmed", run.ThenNothing(new RunCommand.Confirm(1, 1, By(Ana), At(4))));
        Assert.Equal(3, run.When(new RunCommand.Confirm(1, 0, By(Ben), At(5))).Length);
        Assert.Equal(RunEnding.Succeeded, run.State.End!.Ending);
    }

    [Fact]
    public void A_wait_that_is_cut_off_by_its_time_out_has_failed()
    {
        var run = Running(new RunbookStep.Wait("Wait", TimeSpan.FromMinutes(1), "600"), Get());
        run.When(new RunCommand.Chase(0, Actor.System("runs"), At(3)));
        Assert.Equal((RunEnding.Failed, StepOutcome.TimedOut), (run.State.End!.Ending, run.State.Steps[0].Outcome));
    }

    [Fact]
    public void A_command_is_destructive_whatever_is_said_of_it_and_runs_where_it_was_asked_for()
    {
        CommandLine command = new(["./cleanup.sh"], "/data", "web-1", "ana", ["/data/cleanup.sh"], ["/data/a"], 1);
        RunContent content = Content(new RunbookStep.Command("The command", TimeSpan.FromHours(1), "", command.Resolved)) with
        {
            Runbook = null,
            Command = command,
        };
        var run = Requested(content, RunbookRisk.Safe, production: false);
        Assert.True(run.State.NeedsTwo);
        run.When(Approve(run, Ben));
        Rejection more = run.ThenRejected(Start(run, Ana, now: content with { Command = command with { FilesTotal = 900 } }));
        Assert.Contains("would touch 900 files and was approved for 1", more.Message, StringComparison.Ordinal);
        ImmutableArray<RunEvent> started = run.When(Start(run, Ana) with { Host = "web-1" });
        Assert.Equal("web-1", Assert.IsType<RunEvent.StepTaken>(started[^1]).Runner);
    }
}
