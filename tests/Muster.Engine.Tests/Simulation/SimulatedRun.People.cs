// What senders and people do in a run.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Alerts;
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Tests.Simulation;

public sealed partial class SimulatedRun
{
    /// <summary>10 groups: more than one person is told of one by one, whatever else rings.</summary>
    private const int BurstGroups = 10;

    /// <summary>15 names: a second burst brings new groups, and renews some of the first.</summary>
    private const int BurstNames = 15;

    private void Signal(bool resolved)
    {
        int alert = _chance.Next(4);
        int instance = _chance.Next(3);
        string severity = (alert, instance) switch
        {
            (0, 2) => "sev1",
            (3, < 2) => "sev3",
            _ => "sev2",
        };
        TimeSpan until = TimeSpan.FromSeconds(_chance.Next(20, 300));
        Begin(async node =>
        {
            Receipt receipt = await _world.AcceptAsync(
                node,
                "Alert" + alert,
                severity,
                resolved,
                until,
                [("instance", instance.ToString(CultureInfo.InvariantCulture))]
            );
            _accepted.Add(receipt);
        });
    }

    /// <summary>Many causes at once for one person, each a group of its own; they fire until the end, so that nobody is excused for not being told.</summary>
    private void Burst()
    {
        int first = _chance.Next(BurstNames);
        Begin(async node =>
        {
            for (int at = 0; at < BurstGroups; at++)
            {
                string alert = "Burst" + ((first + at) % BurstNames);
                _accepted.Add(await _world.AcceptAsync(node, alert, "sev2", resolved: false, TimeSpan.FromMinutes(10), []));
            }
        });
    }

    private void Answer()
    {
        PageRow[] ringing = [.. _world.Pages().Where(page => page.Status is PageStatus.Active or PageStatus.Exhausted)];
        if (ringing.Length == 0)
        {
            return;
        }

        PageRow page = ringing[_chance.Next(ringing.Length)];
        string person = page.Asked?.Value ?? People[_chance.Next(3)];
        Actor by = Actor.Person(person);
        Decide((work, cancel) => work.DecidePageAsync(page.Id, new PageCommand.Acknowledge(new(person), "console", by, work.Now), cancel));
    }

    /// <summary>Somebody who was told of a page cannot respond.</summary>
    private void Refuse()
    {
        PageRow[] ringing = [.. _world.Pages().Where(page => page is { Status: PageStatus.Active, Notified.IsEmpty: false })];
        if (ringing.Length == 0)
        {
            return;
        }

        PageRow page = ringing[_chance.Next(ringing.Length)];
        PersonId person = page.Notified[_chance.Next(page.Notified.Length)];
        Actor by = Actor.Person(person.Value);
        Decide((work, cancel) => work.DecidePageAsync(page.Id, new PageCommand.Decline(person, "console", by, work.Now), cancel));
    }

    private void Declare()
    {
        AlertGroup[] open = [.. _world.Groups().Where(group => group is { ClosedAt: null, Incident: null })];
        if (open.Length == 0)
        {
            return;
        }

        AlertGroup group = open[_chance.Next(open.Length)];
        PersonId person = new(People[_chance.Next(3)]);
        IncidentId id = new(1000 + ++_operations);
        Decide(
            async (work, cancel) =>
            {
                Actor by = Actor.Person(person.Value);
                IncidentCommand.Declare declare = new(
                    id,
                    IncidentType.Incident,
                    group.Title,
                    group.Severity,
                    group.Service,
                    null,
                    null,
                    person,
                    by,
                    work.Now
                );
                return await work.DecideIncidentAsync(id, declare, cancel)
                    ?? await work.DecideIncidentAsync(id, new IncidentCommand.LinkAlertGroup(group.Id, group.Title, by, work.Now), cancel);
            }
        );
    }

    private void Command()
    {
        ImmutableArray<IncidentRow> open = _world.Incidents(Views.Open, null);
        if (open.IsEmpty)
        {
            return;
        }

        Incident incident = _world.Incident(open[_chance.Next(open.Length)].Id);
        PersonId other = new(People[_chance.Next(People.Length)]);
        Actor commander = Actor.Person(incident.Commander?.Value ?? other.Value);
        int what = _chance.Next(10);
        Decide((work, cancel) => work.DecideIncidentAsync(incident.Id, Choose(incident, what, other, commander, work), cancel));
    }

    private static IncidentCommand Choose(Incident incident, int what, PersonId other, Actor commander, Work work) =>
        what switch
        {
            0 => new IncidentCommand.OfferCommand(other, commander, work.Now),
            1 when incident.PendingOffer is { } offer => new IncidentCommand.AcceptCommand(
                offer.To,
                Actor.Person(offer.To.Value),
                work.Now
            ),
            2 when incident.PendingOffer is { } offer => new IncidentCommand.DeclineCommand(
                offer.To,
                "Busy.",
                Actor.Person(offer.To.Value),
                work.Now
            ),
            3 => new IncidentCommand.AssignRole((Role)(other.Value.Length % 4), other, commander, work.Now),
            4 => new IncidentCommand.PublishStatement(
                new HoldingStatement(work.NewId(), "Investigating", "Some.", "We look.", work.Now + TimeSpan.FromSeconds(40)),
                commander,
                work.Now
            ),
            5 => new IncidentCommand.AssignTask(work.NewId(), "Look.", other, work.Now + TimeSpan.FromSeconds(20), commander, work.Now),
            6 or 7 => new IncidentCommand.ChangeSeverity(
                (Severity)(1 + (other.Value.Length % 4)),
                "It is another one.",
                commander,
                work.Now
            ),
            8 => new IncidentCommand.Mitigate(work.Now, null, commander, work.Now),
            _ => new IncidentCommand.Resolve("Fixed.", commander, work.Now),
        };

    private void Silence()
    {
        string alert = "Alert" + _chance.Next(4);
        TimeSpan length = TimeSpan.FromSeconds(_chance.Next(5, 60));
        // Every third is a window that was planned, and begins later.
        TimeSpan until = _chance.Next(3) == 0 ? TimeSpan.FromSeconds(_chance.Next(1, 20)) : TimeSpan.Zero;
        _silences.Add(_world.Silence(length, new Matcher("alertname", alert, IsRegex: false, IsEqual: true), until));
    }

    private void EndSilence()
    {
        if (_silences.Count > 0)
        {
            _world.EndSilence(_silences[_chance.Next(_silences.Count)]);
        }
    }
}
