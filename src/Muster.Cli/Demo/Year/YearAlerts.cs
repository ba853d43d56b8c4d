// Alert groups and pages of the year: those that an incident came from, and those that somebody looked at in vain.
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Cli.Demo.Year;

/// <summary>The alerts themselves are not told: those of a year ago have long been archived, and their groups stay.</summary>
internal sealed class YearAlerts(Organisation organisation, IIds ids, Chances chances)
{
    private static readonly Actor Policy = Actor.System("policy");

    /// <summary>Who is on call for a service at an instant; where its rotation had not begun yet, the members of its team week by week.</summary>
    public PersonId OnCall(Service service, DateTimeOffset at)
    {
        Team team = organisation.Team(service.Team)!;
        return OnCallCalendar.Who(organisation.Schedule(new(service.Team.Value))!, at) is [var first, ..]
            ? first.Person
            : team.Members[(int)(at.ToUnixTimeSeconds() / (7 * 86_400)) % team.Members.Length];
    }

    /// <summary>A group that opened and is over; held where its severity pages nobody.</summary>
    public AlertGroup Group(Trouble trouble, Severity severity, DateTimeOffset opened, DateTimeOffset closed, string? held = null) =>
        new(
            AlertGroupId.Parse(ids.New()),
            Version: 1,
            $"{trouble.Service}:{trouble.Alert}",
            new(trouble.Service),
            severity,
            $"{trouble.Alert}: {trouble.Title}",
            LabelSet.Of(("alertname", trouble.Alert), ("service", trouble.Service)),
            opened,
            closed,
            closed,
            Firing: 0,
            Total: 1 + chances.Below(6),
            Page: null,
            Incident: null,
            held ?? (organisation.ResponsePolicy(severity).Pages ? null : HeldReasons.DoesNotPage(severity))
        );

    /// <summary>A page about a group that reached whoever was on call, each of its rounds later; nobody has answered yet.</summary>
    public Told<Core.Paging.Page, PageCommand, PageEvent> Page(AlertGroup group, DateTimeOffset at, IncidentId? incident = null)
    {
        Service service = organisation.Service(group.Service!.Value)!;
        EscalationPolicy policy = organisation.EscalationPolicy(service.EscalationPolicy)!;
        PageId id = PageId.Parse(ids.New());
        Told<Core.Paging.Page, PageCommand, PageEvent> page = new(id.Value);
        PageSubject subject = new(PagePurpose.Respond, group.Title, group.Severity, service.Id, group.Id, incident, Role: null);
        page.Do(new PageCommand.Start(id, subject, policy.Id, policy.Steps, policy.Repeat, Policy, at), Policy, at);
        Notify(page, id, OnCall(service, at), at);
        return page;
    }

    /// <summary>Further steps where nobody answers in time, then the answer.</summary>
    public void Answer(Told<Core.Paging.Page, PageCommand, PageEvent> page, PersonId person, DateTimeOffset at)
    {
        Service service = organisation.Service(page.State.Subject!.Service!.Value)!;
        while (page.State.Due is { } due && due.At < at && !due.What.Targets.IsEmpty)
        {
            Notify(page, page.State.Id, chances.One(organisation.Team(service.Team)!.Members), due.At);
        }

        if (page.State.Status == PageStatus.Active)
        {
            Actor by = Actor.Person(person.Value);
            page.Do(new PageCommand.Acknowledge(person, "link", by, at), by, at);
        }
    }

    public static void End(Told<Core.Paging.Page, PageCommand, PageEvent> page, DateTimeOffset at) =>
        page.Do(new PageCommand.Resolve("The alerts are over.", Policy, at), Policy, at);

    private static void Notify(Told<Core.Paging.Page, PageCommand, PageEvent> page, PageId id, PersonId person, DateTimeOffset at)
    {
        DueStep due = page.State.Due!;
        string key = $"{id}/{due.Round}/{due.Step}/{person}/email";
        PlannedDelivery delivery = new(key, person, "email", person.Value + "@streamflow.example");
        page.Do(new PageCommand.NotifyStep(due.Round, due.Step, [delivery], Policy, at), Policy, at);
        page.Do(new PageCommand.RecordDelivered(key, 1, null, Policy, at.AddSeconds(2)), Policy, at.AddSeconds(2));
    }
}
