// A drill beside its incident: what is done in one is done in the other, and nobody is rung while the clock stands still.
using Muster.Core.Communications;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Reactions;

public sealed class DrillIncidentTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(7);
    private static readonly Actor Ana = Actor.Person("ana");

    [Fact]
    public void The_page_of_a_drill_waits_while_its_clock_stands_still_and_rings_on_with_it() =>
        World.Tell(world =>
        {
            world.StartDrill(pagesPeople: true);
            world.AlertOfDrill();
            world.FastForward(Moment);
            world.Email.Next("ana");

            world.PauseDrill();
            FireOn(world, TimeSpan.FromMinutes(24));
            world.Email.NothingElse();

            world.ResumeDrill();
            FireOn(world, TimeSpan.FromMinutes(4));
            world.Email.Next("ana");
        });

    [Fact]
    public void Who_declares_has_answered_the_page_and_the_drill_hears_it_once() =>
        World.Tell(world =>
        {
            world.StartDrill(pagesPeople: true);
            PageId page = world.AlertOfDrill().Page!.Value;
            world.FastForward(Moment);
            world.Email.Next("ana");
            IncidentId id = world.DeclareDrill();

            Assert.Equal(PageStatus.Acknowledged, world.Page(page).Status);
            Incident incident = world.Incident(id);
            Assert.Equal((IncidentType.Drill, DrillStories.One), (incident.Type, incident.Drill));
            Assert.Equal([id], world.Groups().Select(group => group.Incident));
            Assert.Equal(["declare", "assign"], world.Drill().Acts.Select(act => act.Verb));
            Assert.Equal(id, world.Drill().Incident);

            Rejection why = Assert.IsType<Outcome.Refused>(DeclareAgain(world)).Why;
            Assert.Equal("drill.other_incident", why.Code);
            Assert.Single(world.Incidents("open", null));
        });

    [Fact]
    public void What_is_done_in_the_incident_of_a_paused_drill_lets_its_clock_go_on() =>
        World.Tell(world =>
        {
            world.StartDrill();
            IncidentId id = world.DeclareDrill();
            world.FastForward(TimeSpan.FromMinutes(1));
            world.PauseDrill();
            world.FastForward(TimeSpan.FromMinutes(100));
            Assert.False(world.Incident(id).NextUpdateMissed, "A drill that stands still misses no update.");
            Assert.IsType<Outcome.Done>(world.Ask(id, now => new IncidentCommand.ChangeSeverity(Severity.Sev1, "All feel it", Ana, now)));

            Drill drill = world.Drill();
            Assert.Null(drill.Pause);
            Assert.Equal(("severity", 60), (drill.Acts[^1].Verb, drill.Acts[^1].Second));
            Assert.Equal(90, DrillClock.Second(drill, world.Now + TimeSpan.FromSeconds(30)));
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_end_of_a_drill_ends_its_incident_and_says_why(bool isMitigated) =>
        World.Tell(world =>
        {
            world.StartDrill();
            IncidentId id = world.DeclareDrill();
            if (isMitigated)
            {
                world.Ask(id, now => new IncidentCommand.Mitigate(now, null, Ana, now));
            }

            world.EndDrill();
            Incident incident = world.Incident(id);
            Assert.Equal(Phase.Resolved, incident.Phase);
            Assert.Contains("nobody had resolved it", incident.Resolution, StringComparison.Ordinal);
        });

    [Fact]
    public void The_incident_of_a_drill_drafts_a_review_without_a_date_that_stands_among_no_real_ones() =>
        World.Tell(world =>
        {
            world.StartDrill();
            IncidentId id = world.DeclareDrill();
            world.Ask(id, now => new IncidentCommand.ChangeSeverity(Severity.Sev1, "All feel it", Ana, now));
            world.EndDrill();

            Review review = world.Review(id);
            Assert.Equal((true, IncidentType.Drill, null), (review.Exists, review.Type, review.DueAt));
            Assert.Equal(Views.Practised, world.ReviewStatus(id));
            world.Leap(world.Now + TimeSpan.FromDays(60));
            Assert.Equal(Views.Practised, world.ReviewStatus(id));
        });

    [Fact]
    public void What_a_statement_of_a_drill_promises_it_promises_by_the_drill_s_clock() =>
        World.Tell(world =>
        {
            world.StartDrill();
            IncidentId id = world.DeclareDrill();
            world.SpeedDrill(5);
            world.FastForward(TimeSpan.FromMinutes(1));
            HoldingStatement Said(string said) => new(said, "It is down", "Nothing plays", "We look", world.Now + TimeSpan.FromMinutes(10));
            Assert.IsType<Outcome.Done>(world.Ask(id, now => new IncidentCommand.PublishStatement(Said("one"), Ana, now)));
            Assert.IsType<Outcome.Done>(world.Ask(id, now => new IncidentCommand.DraftStatement(Said("two"), Ana, now)));
            Assert.IsType<Outcome.Done>(world.Ask(id, now => new IncidentCommand.PublishDraft("two", now.AddMinutes(5), Ana, now)));

            HoldingStatement[] said = [.. world.Incident(id).Statements.Select(one => one.Statement)];
            int second = DrillClock.Second(world.Drill(), world.Now);
            Assert.Equal([second + 600, second + 300], said.Select(one => one.NextUpdateSecond));
            Assert.Equal([world.Now.AddMinutes(2), world.Now.AddMinutes(1)], said.Select(one => one.NextUpdateAt));
            Assert.Contains("by the drill's clock", HoldingStatementText.Body(said[0]), StringComparison.Ordinal);
        });

    [Fact]
    public void A_statement_of_a_drill_has_the_lines_of_an_incident_s_and_reads_the_same() =>
        World.Tell(world =>
        {
            world.StartDrill();
            IncidentId id = world.DeclareDrill();
            Play(world, "statement", "", ("text", "Videos do not start.\nHalf of all people.\nWe refuse load."), ("audience", "executive"));
            Play(world, "statement", "", ("text", "We look."));

            PublishedStatement[] said = [.. world.Incident(id).Statements];
            Assert.Equal(["Videos do not start.", "We look."], said.Select(one => one.Statement.Status));
            Assert.Equal(["Half of all people.", "Not said."], said.Select(one => one.Statement.Impact));
            DrillAct[] told = [.. world.Drill().Acts.Where(act => act.Verb == "statement")];
            Assert.Equal(["Videos do not start. Half of all people. We refuse load.", "We look."], told.Select(act => act.Args["text"]));
            Assert.Equal(["executive", "internal"], told.Select(act => act.Args["audience"]));
        });

    [Fact]
    public void What_the_incident_refuses_is_not_done_in_the_drill_and_what_it_does_not_know_is() =>
        World.Tell(world =>
        {
            world.StartDrill();
            IncidentId id = world.DeclareDrill();
            int before = world.Drill().Acts.Length;
            Rejection why = Assert.IsType<Outcome.Refused>(Play(world, "resolve", "")).Why;
            Assert.Contains("cannot be resolved", why.Message, StringComparison.Ordinal);
            Assert.Equal(before, world.Drill().Acts.Length);

            Assert.IsType<Outcome.Done>(Play(world, "assign", "sam", ("role", "operations_lead")));
            Assert.IsType<Outcome.Done>(Play(world, "shed", "gateway", ("percent", "90")));
            Assert.Equal(["assign", "shed"], world.Drill().Acts[before..].Select(act => act.Verb));

            // Operations was in the commander's own hands, which is nobody's role in a drill, and Sam keeps theirs when the incident takes it from them.
            Assert.DoesNotContain(world.Drill().Acts[..before], act => act.Args.ContainsValue("operations_lead"));
            world.Ask(id, now => new IncidentCommand.ReleaseRole(Role.OperationsLead, "Sam does it", Ana, now));
            Assert.Equal("shed", world.Drill().Acts[^1].Verb);
        });

    private static Outcome Play(World world, string verb, string target, params (string Name, string Value)[] args) =>
        world.Do(
            (work, cancel) =>
                work.PlayDrillAsync(
                    DrillStories.One,
                    new(
                        work.NewId(),
                        verb,
                        target,
                        System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(
                            args.Select(arg => KeyValuePair.Create(arg.Name, arg.Value))
                        ),
                        Ana,
                        work.Now
                    ),
                    StreamFlow.Organisation,
                    cancel
                )
        );

    private static Outcome DeclareAgain(World world) =>
        world
            .Node.Do(() =>
                world
                    .Node.Get<IncidentDeclarer>()
                    .DeclareAsync(new("Again", Severity.Sev2, null, null, []) { Drill = DrillStories.One }, Ana, operation: null)
            )
            .Outcome;

    /// <summary>The alert is said again before its lease ends.</summary>
    private static void FireOn(World world, TimeSpan time)
    {
        for (TimeSpan gone = TimeSpan.Zero; gone < time; gone += TimeSpan.FromMinutes(4))
        {
            world.FastForward(TimeSpan.FromMinutes(4));
            world.AlertOfDrill();
        }
    }
}
