// That a command is decided on what stands, once, whoever else writes at the same time.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Commands;

public sealed class CommandRunnerTests
{
    [Fact]
    public void A_second_acknowledgement_does_nothing_and_says_why() =>
        World.Tell(world =>
        {
            world.Signal();
            world.Email.Next("ana");
            PageId page = world.PageOf().Id;
            world.Acknowledge(page, "ana");
            int version = world.VersionOf(page);

            Outcome.Done second = Assert.IsType<Outcome.Done>(world.Acknowledge(page, "ben"));

            Assert.Equal("page.already_acknowledged", second.Nothing?.Code);
            Assert.Equal(version, world.VersionOf(page));
            Assert.Equal("ana", world.Page(page).AcknowledgedBy?.Value);
        });

    [Fact]
    public void A_command_that_was_overtaken_is_decided_again_on_the_new_state() =>
        World.Tell(world =>
        {
            IncidentId id = world.Declare("ana", Severity.Sev3).Id;
            int tries = 0;

            Outcome outcome = world.Do(
                async (work, cancel) =>
                {
                    Rejection? why = await work.DecideIncidentAsync(id, new IncidentCommand.Retitle("Mine", World.Admin, work.Now), cancel);
                    if (++tries == 1)
                    {
                        await world.AppendBesideAsync(id, new IncidentEvent.Retitled("Theirs", World.Admin, work.Now));
                    }

                    return why;
                }
            );

            Assert.IsType<Outcome.Done>(outcome);
            Assert.Equal((2, "Mine"), (tries, world.Incident(id).Title));
            Assert.Equal(1, world.Node.Count("muster_commit_conflicts"));
        });

    [Fact]
    public void A_command_that_is_always_overtaken_is_refused_and_changes_nothing() =>
        World.Tell(world =>
        {
            IncidentId id = world.Declare("ana", Severity.Sev3).Id;
            int tries = 0;

            Outcome outcome = world.Do(
                async (work, cancel) =>
                {
                    await work.DecideIncidentAsync(id, new IncidentCommand.Retitle("Mine", World.Admin, work.Now), cancel);
                    await world.AppendBesideAsync(id, new IncidentEvent.Retitled("Theirs " + ++tries, World.Admin, work.Now));
                    return null;
                }
            );

            Assert.Equal("conflict", Assert.IsType<Outcome.Refused>(outcome).Why.Code);
            Assert.Equal((10, "Theirs 10"), (tries, world.Incident(id).Title));
        });

    [Fact]
    public void An_answer_to_a_page_that_changes_under_it_several_times_is_taken() =>
        World.Tell(world =>
        {
            world.Signal();
            world.Email.Next("ana");
            PageId page = world.PageOf().Id;
            PersonId ana = PersonId.Parse("ana");
            int tries = 0;

            Outcome outcome = world.Do(
                async (work, cancel) =>
                {
                    Rejection? why = await work.DecidePageAsync(
                        page,
                        new PageCommand.Acknowledge(ana, "test", World.Admin, work.Now),
                        cancel
                    );
                    if (++tries <= 5)
                    {
                        PageEvent beside = new PageEvent.SeverityChanged(Severity.Sev2, Severity.Sev1, World.Admin, work.Now);
                        await world.AppendBesideAsync(new StreamId(Page.Category, page.Value), beside, beside.By, beside.At);
                    }

                    return why;
                }
            );

            Assert.IsType<Outcome.Done>(outcome);
            Assert.Equal((6, ana), (tries, world.Page(page).AcknowledgedBy!.Value));
        });

    [Fact]
    public void A_command_for_an_older_version_is_refused() =>
        World.Tell(world =>
        {
            IncidentId id = world.Declare("ana", Severity.Sev3).Id;

            Outcome outcome = world.Do((work, cancel) => work.ExpectIncidentAsync(id, 1, cancel));

            Assert.Equal(RejectionKind.Stale, Assert.IsType<Outcome.Refused>(outcome).Why.Kind);
        });

    [Fact]
    public void A_repeated_operation_is_done_once_and_refused_when_it_says_something_else() =>
        World.Tell(world =>
        {
            IncidentId id = world.Declare("ana", Severity.Sev3).Id;
            Task<Outcome> Note(string words) =>
                world
                    .Node.Get<CommandRunner>()
                    .RunAsync(
                        new("op-1", words),
                        (work, cancel) =>
                            work.DecideIncidentAsync(
                                id,
                                new IncidentCommand.Note(work.NewId(), NoteKind.Note, words, null, World.Admin, work.Now),
                                cancel
                            ),
                        CancellationToken.None
                    );

            Assert.IsType<Outcome.Done>(world.Node.Do(() => Note("Once.")));
            Assert.IsType<Outcome.AlreadyDone>(world.Node.Do(() => Note("Once.")));
            Outcome.Refused reused = Assert.IsType<Outcome.Refused>(world.Node.Do(() => Note("Something else.")));
            Assert.Equal(("request.idempotency_reused", RejectionKind.Invalid), (reused.Why.Code, reused.Why.Kind));
            Assert.Single(world.Incident(id).Notes);
        });

    [Fact]
    public void A_refused_command_writes_nothing_of_what_was_decided_before() =>
        World.Tell(world =>
        {
            IncidentId id = world.Declare("ana", Severity.Sev3).Id;

            Outcome outcome = world.Do(
                async (work, cancel) =>
                {
                    await work.DecideIncidentAsync(id, new IncidentCommand.Retitle("Other", World.Admin, work.Now), cancel);
                    return new Rejection("no", "No.");
                }
            );

            Assert.IsType<Outcome.Refused>(outcome);
            Assert.Equal("Films do not play", world.Incident(id).Title);
        });

    [Fact]
    public void The_organisation_is_read_anew_after_a_change_on_this_node_and_within_a_second_after_one_elsewhere() =>
        World.Tell(world =>
        {
            Node other = world.Join();
            string Name(Node node) => node.Do(() => node.Get<OrganisationReader>().CurrentAsync(CancellationToken.None)).Name;
            Assert.Equal("StreamFlow", Name(other));

            world.Rename("Renamed");

            Assert.Equal("Renamed", Name(world.Node));
            world.FastForward(TimeSpan.FromSeconds(1.1));
            Assert.Equal("Renamed", Name(other));
        });
}
