// The incidents of the year: noticed, acknowledged, told of, mitigated and resolved, each by the rules of an incident.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using IncidentState = Muster.Core.Incidents.Incident;

namespace Muster.Cli.Demo.Year;

internal sealed class YearIncidents(Organisation organisation, YearAlerts alerts, Chances chances)
{
    private static readonly Actor Policy = Actor.System("policy");

    /// <param name="began">When the harm began.</param>
    /// <param name="faster">From 0 to 1: how far the year has gone. Streams are brought back faster at its end than at its beginning.</param>
    public Happening Tell(IncidentId id, DateTimeOffset began, double faster)
    {
        Trouble trouble = chances.Trouble();
        Severity severity = chances.Severity();
        Service service = organisation.Service(new(trouble.Service))!;
        DetectionSource noticed =
            chances.Is(0.72) ? DetectionSource.Monitoring
            : chances.Is(0.4) ? DetectionSource.Customers
            : DetectionSource.People;
        DateTimeOffset detected = began + chances.Time(TimeSpan.FromMinutes(noticed == DetectionSource.Monitoring ? 3 : 24), 0.9);
        AlertGroup? group = noticed == DetectionSource.Monitoring ? alerts.Group(trouble, severity, detected, detected) : null;
        bool pages = group is { Held: null };
        Told<Core.Paging.Page, PageCommand, PageEvent>? page = pages ? alerts.Page(group!, detected.AddSeconds(3)) : null;
        DateTimeOffset answered = detected + chances.Time(TimeSpan.FromMinutes(pages ? 2.5 : 11), 0.9);
        PersonId commander = alerts.OnCall(service, answered);
        Happening told = new()
        {
            Incident = new(id.Value),
            Page = page,
            Group = group,
        };
        Declare(told, noticed, began, detected, answered, commander, id, trouble, severity);
        Resolve(told, trouble, severity, commander, detected, answered, faster);
        DateTimeOffset over = told.Incident.State.ResolvedAt!.Value;
        told.Group = group is null
            ? null
            : group with
            {
                UpdatedAt = over,
                ClosedAt = over,
                Page = page?.State.Id,
                PagedAs = page is null ? null : severity,
                Incident = id,
            };
        if (page is not null)
        {
            YearAlerts.End(page, over);
        }

        return told;
    }

    /// <summary>Declared by policy at once where it is critical and paged; else by whoever answered.</summary>
    private void Declare(
        Happening told,
        DetectionSource noticed,
        DateTimeOffset began,
        DateTimeOffset detected,
        DateTimeOffset answered,
        PersonId commander,
        IncidentId id,
        Trouble trouble,
        Severity severity
    )
    {
        Actor by = Actor.Person(commander.Value);
        void Do(IncidentCommand command) => told.Incident!.Do(command, command.By, command.At);
        bool isByPolicy = severity == Severity.Sev1 && told.Page is not null;
        DateTimeOffset declared = isByPolicy ? detected.AddSeconds(3) : answered;
        Do(
            new IncidentCommand.Declare(
                id,
                IncidentType.Incident,
                trouble.Title,
                severity,
                new(trouble.Service),
                began,
                detected,
                told.Page is null ? commander : null,
                isByPolicy ? Policy : by,
                declared
            )
            {
                DetectedBy = noticed,
            }
        );
        if (told.Group is { } group)
        {
            Do(new IncidentCommand.LinkAlertGroup(group.Id, group.Title, Policy, declared));
        }

        if (told.Page is { } page)
        {
            alerts.Answer(page, commander, answered);
            page.Do(new PageCommand.LinkIncident(id, by, answered), by, answered);
            Do(new IncidentCommand.Acknowledge(commander, page.State.Id, page.State.StartedAt, by, answered));
        }
    }

    private void Resolve(
        Happening told,
        Trouble trouble,
        Severity severity,
        PersonId commander,
        DateTimeOffset detected,
        DateTimeOffset answered,
        double faster
    )
    {
        Told<IncidentState, IncidentCommand, IncidentEvent> incident = told.Incident!;
        Actor by = Actor.Person(commander.Value);
        PersonId hands = Hands(trouble, commander);
        double quicker = trouble.Service == "playback-api" ? 1 - (0.6 * faster) : 1;
        DateTimeOffset stopped = answered + chances.Time(quicker * Usual(severity, 22, 45, 170, 420), 1);
        DateTimeOffset over = stopped + chances.Time(Usual(severity, 50, 80, 300, 1_200), 1.1);
        bool isLed = severity <= Severity.Sev2;
        if (isLed)
        {
            incident.Do(new IncidentCommand.AssignRole(Role.OperationsLead, hands, by, answered.AddMinutes(1)), by, answered.AddMinutes(1));
        }

        Say(incident, trouble, by, answered, stopped);
        DateTimeOffset chosen = answered + ((stopped - answered) * 0.6);
        incident.Do(
            new IncidentCommand.ChooseMitigation("m1", trouble.Kind, trouble.Mitigation, isLed ? hands : null, by, chosen),
            by,
            chosen
        );
        MitigationOutcome outcome = chances.Is(0.8) ? MitigationOutcome.Worked : MitigationOutcome.Partly;
        incident.Do(new IncidentCommand.ReportMitigation("m1", outcome, null, by, stopped), by, stopped);
        incident.Do(new IncidentCommand.Mitigate(stopped, trouble.Mitigation, by, stopped), by, stopped);
        incident.Do(new IncidentCommand.Resolve(trouble.Fix, by, over), by, over);
        if (!incident.State.Statements.IsEmpty)
        {
            Publish(incident, "Resolved", "None.", "None; a review follows.", next: null, by, over);
        }
    }

    /// <summary>What stakeholders were told until the bleeding stopped, some of it later than was promised.</summary>
    private void Say(
        Told<IncidentState, IncidentCommand, IncidentEvent> incident,
        Trouble trouble,
        Actor by,
        DateTimeOffset from,
        DateTimeOffset until
    )
    {
        ResponsePolicy policy = organisation.ResponsePolicy(incident.State.Severity);
        if (policy.StatementEvery is not { } every || policy.FirstStatementWithin is not { } within)
        {
            return;
        }

        DateTimeOffset due = incident.State.FirstStatementOwedSince is { } since ? since + within : from + within;
        for (int place = 0; place < 8; place++)
        {
            DateTimeOffset at = due - every * 0.2 + (chances.Is(0.12) ? every * 0.5 : TimeSpan.Zero);
            at = at > from ? at : from.AddSeconds(90);
            if (at >= until)
            {
                return;
            }

            if (at > due)
            {
                incident.Do(new IncidentCommand.ChaseUpdate(due, Policy, due > from ? due : from), Policy, due > from ? due : from);
            }

            string action = place == 0 ? "We look for what changed." : trouble.Mitigation + ".";
            Publish(incident, place == 0 ? "Investigating" : "Identified", trouble.Impact + ".", action, at + every, by, at);
            from = at;
            due = at + every;
        }
    }

    private static void Publish(
        Told<IncidentState, IncidentCommand, IncidentEvent> incident,
        string status,
        string impact,
        string action,
        DateTimeOffset? next,
        Actor by,
        DateTimeOffset at
    )
    {
        HoldingStatement statement = new($"s{incident.State.Statements.Length + 1}", status, impact, action, next);
        incident.Do(new IncidentCommand.PublishStatement(statement, by, at), by, at);
    }

    /// <summary>Somebody else of the team.</summary>
    private PersonId Hands(Trouble trouble, PersonId commander)
    {
        ImmutableArray<PersonId> team = organisation.Team(organisation.Service(new(trouble.Service))!.Team)!.Members;
        return chances.One([.. team.Where(one => one != commander)]);
    }

    private static TimeSpan Usual(Severity severity, double critical, double high, double medium, double low) =>
        TimeSpan.FromMinutes(
            severity switch
            {
                Severity.Sev1 => critical,
                Severity.Sev2 => high,
                Severity.Sev3 => medium,
                _ => low,
            }
        );
}
