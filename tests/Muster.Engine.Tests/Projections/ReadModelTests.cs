// The read models: rows that follow the record, signals that they changed, and a rebuild that makes the same rows.
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Projections;

public sealed class ReadModelTests
{
    [Fact]
    public void A_rebuild_makes_the_same_rows() =>
        World.Tell(world =>
        {
            Incident incident = world.Commanded();
            world.Publish(incident.Id, TimeSpan.FromMinutes(15));
            world.Resolve(incident.Id);
            world.Signal("Other", severity: "warning");
            ImmutableArray<View> before = world.Rows();
            Assert.Superset(
                new HashSet<string>([Views.Group, Views.Incident, Views.Organisation, Views.Page, Views.Review]),
                new HashSet<string>(before.Select(row => row.Kind))
            );

            world.Node.Do(() => world.Node.Get<Rebuild>().RunAsync(CancellationToken.None));

            Assert.Equal(before.Where(IsOfOneStream), world.Rows().Where(IsOfOneStream));
            Assert.Equal(before.Length, world.Rows().Length);
            Assert.Equal(1, Assert.IsType<DistantStore>(world.Node.Get<IFullText>()).Refills);
        });

    [Fact]
    public void A_rebuild_removes_what_the_record_does_not_stand_for_and_keeps_what_no_event_says() =>
        World.Tell(world =>
        {
            world.Declare("ana", Severity.Sev3);
            View stale = world.Rows().First(row => row.Kind == Views.Incident) with { Id = "INC-99" };
            View operation = stale with { Kind = "declaration", Id = "op-1" };
            world.Node.Do(() => world.Store.CommitAsync(new Commit { Views = [stale, operation] }, CancellationToken.None));

            world.Node.Do(() => world.Node.Get<Rebuild>().RunAsync(CancellationToken.None));

            Assert.DoesNotContain(world.Rows(), row => row.Id == "INC-99");
            Assert.Contains(world.Rows(), row => row.Id == "op-1");
        });

    [Fact]
    public void A_rebuild_that_is_cut_off_leaves_every_row_in_its_place() =>
        World.Tell(world =>
        {
            world.Commanded();
            ImmutableArray<View> before = world.Rows();
            world.Store.FailNext(nameof(IEventStore.ReadStreamAsync));

            Assert.Throws<StoreUnavailableException>(() => world.Node.Do(() => world.Node.Get<Rebuild>().RunAsync(CancellationToken.None)));

            Assert.Equal(before.Length, world.Rows().Length);
        });

    [Fact]
    public void An_incident_is_found_by_its_words_and_its_people_and_filed_by_its_phase() =>
        World.Tell(world =>
        {
            Incident incident = world.Declare("ana", Severity.Sev3);
            Assert.Equal(incident.Id, Assert.Single(world.Incidents(Views.Open, "FILMS play")).Id);
            Assert.Single(world.Incidents(Views.Open, "ana"));
            Assert.Empty(world.Incidents(Views.Open, "ben"));

            world.Resolve(incident.Id);

            Assert.Empty(world.Incidents(Views.Open, null));
            Assert.Equal(Phase.Resolved, Assert.Single(world.Incidents(Views.Resolved, null)).Phase);
        });

    [Fact]
    public void A_page_counts_for_each_of_its_people_from_when_they_were_told() =>
        World.Tell(world =>
        {
            DateTimeOffset start = world.Now;
            world.Signal();
            world.Email.Next("ana");
            world.FastForward(StreamFlow.StepWait);
            world.Email.Next("ben");

            ReceivedPage[] all = Between(start, start.AddHours(1));
            Assert.Equal([new(new("ana"), start), new(new("ben"), start + StreamFlow.StepWait)], all);
            Assert.Equal([all[1]], Between(start.AddSeconds(1), start.AddHours(1)));
            Assert.Equal([all[0]], Between(start, start + StreamFlow.StepWait));
            world.Acknowledge(world.PageOf().Id, "ben");

            ReceivedPage[] Between(DateTimeOffset from, DateTimeOffset to) =>
                [.. world.Node.Do(() => world.Node.Get<ReceivedPages>().BetweenAsync(from, to, CancellationToken.None))!];
        });

    [Fact]
    public void A_change_on_any_node_is_heard_on_every_node()
    {
        Ears ears = new();
        World.Tell(
            new World(more: services => services.AddSingleton<IViewListener>(ears)),
            world =>
            {
                world.Join();
                world.FastForward(TimeSpan.FromSeconds(2));
                ears.Heard.Clear();

                Incident incident = world.Declare("ana", Severity.Sev3);
                world.FastForward(TimeSpan.FromSeconds(1));

                Assert.Equal(2, ears.Heard.Count(change => change.Kind == "incident" && change.Id == incident.Id.Value));
            }
        );
    }

    /// <summary>The organisation's row has the instant of its writing, and that of an incident's pages the page that was written last.</summary>
    private static bool IsOfOneStream(View row) => row.Kind is Views.Group or Views.Incident or Views.Page or Views.Review;

    private sealed class Ears : IViewListener
    {
        public List<ViewRevision> Heard { get; } = [];

        void IViewListener.Heard(IReadOnlyList<ViewRevision> changed) => Heard.AddRange(changed);
    }
}
