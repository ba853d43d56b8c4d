// That the rooms of a service hear of its incidents: all of it once, in order, and nothing that is not for them.
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Reactions;

public sealed class RoomTests
{
    private static readonly Actor Dora = Actor.Person("dora");

    private readonly FakeRoom _room = new();

    [Fact]
    public void A_room_hears_of_an_incident_once_and_nothing_that_can_be_taken_back() =>
        Tell(world =>
        {
            Incident incident = world.Commanded();
            Assert.Equal([true, .. Enumerable.Repeat(false, _room.Told.Count - 1)], _room.Told.Select(one => one.IsFirst));
            Assert.StartsWith("Declared SEV-1", _room.Told[0].Lines[0].Headline, StringComparison.Ordinal);
            int before = _room.Told.Count;

            world.Ask(incident.Id, now => new IncidentCommand.Note("n1", NoteKind.Note, "The customer is Acme.", null, Dora, now));
            world.Ask(incident.Id, now => new IncidentCommand.AssignTask("t1", "Look.", new("ana"), now.AddMinutes(80), Dora, now));
            Assert.Equal(before, _room.Told.Count);

            world.Publish(incident.Id, TimeSpan.FromMinutes(15));
            Assert.Contains("published a holding statement", Assert.Single(_room.Told[^1].Lines).Headline, StringComparison.Ordinal);
            string[] lines = [.. _room.Told.SelectMany(one => one.Lines).Select(line => line.Headline)];
            Assert.Equal(lines.Distinct(), lines);
            Assert.Contains("Ana acknowledged", lines);
            Assert.Contains("Dora is Incident Commander", lines);
        });

    [Fact]
    public void A_room_that_was_slow_hears_all_at_once_when_its_turn_comes() =>
        Tell(world =>
        {
            bool isTurn = false;
            _room.Answer = _ => isTurn ? null : new(SendStage.Prepare, SendCause.RateLimited, true, TimeSpan.FromSeconds(3), "Not yet.");
            world.Commanded();
            Assert.Empty(_room.Told);

            isTurn = true;
            world.FastForward(TimeSpan.FromSeconds(4));

            RoomMessage told = Assert.Single(_room.Told);
            Assert.True(told.Lines.Length > 4);
            Assert.Equal(told.Lines.OrderBy(line => line.At), told.Lines);
        });

    [Fact]
    public void What_a_room_refused_stands_in_its_row_until_it_hears_again() =>
        Tell(world =>
        {
            _room.Answer = _ => new(SendStage.Answer, SendCause.Rejected, Retryable: false, null, "The channel is archived.");
            Incident incident = world.Commanded();
            Assert.Equal("The channel is archived.", world.Room(incident.Id, "slack", "C0ROOM").Failure);

            _room.Answer = null;
            world.Publish(incident.Id, TimeSpan.FromMinutes(15));

            Assert.Null(world.Room(incident.Id, "slack", "C0ROOM").Failure);
            Assert.Contains("Ana acknowledged", Assert.Single(_room.Told).Lines.Select(line => line.Headline));
        });

    [Fact]
    public void A_drill_is_told_to_no_room() =>
        Tell(world =>
        {
            world.Declare("ana", Severity.Sev2, type: IncidentType.Drill);

            Assert.Empty(_room.Told);
        });

    private void Tell(Action<World> story)
    {
        Organisation organisation = StreamFlow.Organisation;
        Team team = organisation.Team(organisation.Service(StreamFlow.Playback)!.Team)!;
        ImmutableArray<ContactMethod> rooms = [new("slack", "C0ROOM")];
        Organisation withRoom = organisation with { Teams = organisation.Teams.SetItem(team.Id.Value, team with { Rooms = rooms }) };
        World.Tell(new World(withRoom, more: services => services.AddSingleton<IRoom>(_room)), story);
    }
}
