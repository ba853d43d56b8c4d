// How people arrange who is on call in a run, and signals that come just as it changes.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Rosters;
using Muster.Engine.Commands;

namespace Muster.Engine.Tests.Simulation;

public sealed partial class SimulatedRun
{
    private const string OnCall = "playback";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly List<DateTimeOffset> _edges = [];
    private int _probes;

    /// <summary>A stand-in, a gap on purpose, an absence, a swap or the end of one of them; the rules may refuse it.</summary>
    private void Arrange()
    {
        int what = _chance.Next(12);
        string person = People[_chance.Next(3)];
        string other = People[_chance.Next(3)];
        DateTimeOffset start = _world.Now + TimeSpan.FromSeconds(_chance.Next(-5, 30));
        Stretch when = new(start, start + TimeSpan.FromSeconds(_chance.Next(5, 60)));
        Roster roster = Duty.Latest(_world.Events());
        string? change = roster.Changes.IsEmpty ? null : roster.Changes[_chance.Next(roster.Changes.Length)].Id;
        string? absence = roster.Absences.IsEmpty ? null : roster.Absences[_chance.Next(roster.Absences.Length)].Id;
        string? swap = roster.Swaps.IsEmpty ? null : roster.Swaps[_chance.Next(roster.Swaps.Length)].Id;
        Actor by = Actor.Person(person);
        _edges.AddRange([when.Start, when.End]);
        Ask(
            (id, organisation, now) =>
                what switch
                {
                    < 3 => new RosterCommand.AddChange(id, organisation, OnCall, null, person, when, "Stands in.", false, by, now),
                    < 5 => new RosterCommand.AddChange(id, organisation, OnCall, null, null, when, "On purpose.", true, by, now),
                    < 7 => new RosterCommand.AddAbsence(id, organisation, person, when, "Away.", by, now),
                    < 9 => new RosterCommand.RequestSwap(id, organisation, OnCall, "primary", person, other, when, null, "", by, now),
                    9 when swap is not null => new RosterCommand.AcceptSwap(swap, organisation, true, by, now),
                    10 when change is not null => new RosterCommand.RemoveChange(change, "Not needed.", by, now),
                    11 when absence is not null => new RosterCommand.RemoveAbsence(absence, "Back early.", by, now),
                    _ => null,
                }
        );

        // Who asks for a swap is mostly answered, before it begins.
        if (what is 7 or 8 && _chance.Next(4) > 0)
        {
            _world.FastForward(Second);
            if (Duty.Latest(_world.Events()).Swaps.LastOrDefault() is { } asked)
            {
                Ask((_, organisation, now) => new RosterCommand.AcceptSwap(asked.Id, organisation, true, by, now));
            }
        }
    }

    private void Ask(Func<string, Organisation, DateTimeOffset, RosterCommand?> command) =>
        Begin(async node =>
        {
            Organisation organisation = await node.Get<OrganisationReader>().CurrentAsync(CancellationToken.None);
            await node.Get<CommandRunner>()
                .RunAsync(
                    null,
                    async (work, cancel) =>
                        command(work.NewId(), organisation, work.Now) is { } asked ? await work.DecideRosterAsync(asked, cancel) : null,
                    CancellationToken.None
                );
        });

    /// <summary>A second before who is on call changes, at that instant, or a second after it: something new fires.</summary>
    private void SignalAtEdge()
    {
        DateTimeOffset[] coming = [.. _edges.Append(Duty.ShiftEnds).Where(edge => edge > _world.Now + Second)];
        if (coming.Length == 0)
        {
            return;
        }

        DateTimeOffset at = coming.Min() + (_chance.Next(-1, 2) * Second);
        _world.FastForward(at - _world.Now);
        string alert = "Edge" + ++_probes;
        Begin(async node => _accepted.Add(await _world.AcceptAsync(node, alert, "sev2", resolved: false, TimeSpan.FromMinutes(10), [])));
    }
}
