// The rows of the bin that an event makes: what it removed, and what it brought back.
using Muster.Core.Catalog;
using Muster.Core.CustomerReports;
using Muster.Core.DrillPlans;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Core.Rosters;
using Muster.Core.Runbooks;
using Muster.Core.Slos;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

/// <summary>They say nothing that the record does not; they are its index by what was removed, and a rebuild makes them again.</summary>
public static class BinRows
{
    private const string ArrangementStays =
        "It had begun, and what was served of it stays in the record: arrange the rest anew on the schedule's page.";

    private const string SwapStays = "Who was asked was told that it is off: ask them anew on the schedule's page.";

    private const string PlanStays = "Those invited were told that it is off: plan it again.";

    public static IEnumerable<View> Of(Happened happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        string key = happened.Stream.Key;
        IEnumerable<Lies> lies = happened.Event switch
        {
            IncidentEvent e => AtMostOne(OfIncident(e, key)),
            ReviewEvent e => AtMostOne(OfReview(e, (Review)happened.Before, key)),
            OrganisationEvent e => OfOrganisation(e, (Organisation)happened.Before),
            RosterEvent e => AtMostOne(OfRoster(e, (Roster)happened.Before)),
            BulletinEvent e => AtMostOne(OfBulletin(e, (Bulletin)happened.Before, key)),
            CustomerReportEvent e => AtMostOne(OfReport(e, (CustomerReport)happened.Before, key)),
            RunbookEvent e => AtMostOne(OfRunbook(e, (RunbookHistory)happened.Before, key)),
            DrillPlanEvent.Cancelled e => [new(BinKinds.DrillPlan, key, $"The planned drill {key}", "/drills", e.Reason, PlanStays)],
            SloEvent.Retired e => [OfSlo(e, (DeclaredSlo)happened.Before, key)],
            SloEvent.Restored => [Lies.NoMore(BinKinds.Slo, key)],
            _ => [],
        };
        return lies.Select(one => ViewOf(happened, one));
    }

    private static Lies[] AtMostOne(Lies? lies) => lies is null ? [] : [lies];

    private static Lies OfSlo(SloEvent.Retired happened, DeclaredSlo before, string slo) =>
        new(BinKinds.Slo, slo, $"The SLO {slo}: {before.Definition?.Slo.Title}", $"/slos/{slo}", happened.Reason);

    private static Lies? OfIncident(IncidentEvent happened, string incident) =>
        happened switch
        {
            IncidentEvent.EntryRemoved e => new(
                BinKinds.Note,
                e.Entry,
                $"A line of the timeline of {incident}",
                $"/incidents/{incident}",
                e.Reason
            ),
            IncidentEvent.EntryRestored e => Lies.NoMore(BinKinds.Note, e.Entry),
            IncidentEvent.DraftWithdrawn e => new(
                BinKinds.Draft,
                e.Draft,
                $"A draft of a statement of {incident}",
                $"/incidents/{incident}",
                e.Reason
            ),
            IncidentEvent.DraftRestored e => Lies.NoMore(BinKinds.Draft, e.Draft),
            _ => null,
        };

    private static Lies? OfReview(ReviewEvent happened, Review before, string incident)
    {
        string link = $"/reviews/{incident}";
        return happened switch
        {
            ReviewEvent.WhyRemoved e => new(BinKinds.Why, e.Why, before.Why(e.Why)?.Text ?? e.Why, link, e.Reason),
            ReviewEvent.FactorRemoved e => new(BinKinds.Factor, e.Factor, before.Factor(e.Factor)?.Text ?? e.Factor, link, e.Reason),
            ReviewEvent.ActionItemRemoved e => new(BinKinds.ActionItem, e.Item, before.ActionItem(e.Item)?.Text ?? e.Item, link, e.Reason),
            ReviewEvent.WhyRestored e => Lies.NoMore(BinKinds.Why, e.Why),
            ReviewEvent.FactorRestored e => Lies.NoMore(BinKinds.Factor, e.Factor),
            ReviewEvent.ActionItemRestored e => Lies.NoMore(BinKinds.ActionItem, e.Item),
            _ => null,
        };
    }

    private static IEnumerable<Lies> OfOrganisation(OrganisationEvent happened, Organisation before) =>
        happened switch
        {
            OrganisationEvent.Retired e => [new(BinKinds.Definition, Part(e.Kind, e.Id), $"The {e.Kind.Words()} {e.Id}", null, e.Reason)],
            OrganisationEvent.Restored e => [Lies.NoMore(BinKinds.Definition, Part(e.Kind, e.Id))],
            OrganisationEvent.PersonDefined e => Anew(before, DefinitionKind.Person, e.Person.Id.Value),
            OrganisationEvent.TeamDefined e => Anew(before, DefinitionKind.Team, e.Team.Id.Value),
            OrganisationEvent.ServiceDefined e => Anew(before, DefinitionKind.Service, e.Service.Id.Value),
            OrganisationEvent.ScheduleDefined e => Anew(before, DefinitionKind.Schedule, e.Schedule.Id.Value),
            OrganisationEvent.EscalationPolicyDefined e => Anew(before, DefinitionKind.EscalationPolicy, e.Policy.Id.Value),
            _ => ListedDefinitions
                .ChangedBy(happened, before)
                .Select(one =>
                    one.IsOut
                        ? new(BinKinds.Lists, one.Definition.Part, one.Definition.Title, null, one.Why)
                        : Lies.NoMore(BinKinds.Lists, one.Definition.Part)
                ),
        };

    /// <summary>Somebody defined again what had been retired: nothing is left to bring back.</summary>
    private static Lies[] Anew(Organisation before, DefinitionKind kind, string id) =>
        before.Retired.Contains(kind, id) ? [Lies.NoMore(BinKinds.Definition, Part(kind, id))] : [];

    private static string Part(DefinitionKind kind, string id) => $"{kind.Label()}.{id}";

    private static Lies? OfRoster(RosterEvent happened, Roster before) =>
        happened switch
        {
            RosterEvent.ChangeRemoved e when before.Changes.FirstOrDefault(one => one.Id == e.Id) is { } change => new(
                BinKinds.Arrangement,
                e.Id,
                $"{(change.Person is { } person ? $"The override by {person}" : "The gap on purpose")} on {change.Schedule}",
                "/on-call",
                e.Reason,
                Begun(change.When.Start, e.At)
            ),
            RosterEvent.AbsenceRemoved e when before.Absences.FirstOrDefault(one => one.Id == e.Id) is { } absence => new(
                BinKinds.Arrangement,
                e.Id,
                $"The absence of {absence.Person}",
                "/on-call",
                e.Reason,
                Begun(absence.When.Start, e.At)
            ),
            RosterEvent.SwapWithdrawn e => new(BinKinds.Arrangement, e.Id, "A swap of shifts", "/on-call", e.Reason, SwapStays),
            RosterEvent.OverrideAdded e => Again(before, e.Id),
            RosterEvent.GapAdded e => Again(before, e.Id),
            RosterEvent.AbsenceAdded e => Again(before, e.Id),
            _ => null,
        };

    private static string? Begun(DateTimeOffset start, DateTimeOffset removed) => start < removed ? ArrangementStays : null;

    /// <summary>One that is arranged again under its id came from the bin.</summary>
    private static Lies? Again(Roster before, string id) =>
        before.Changes.Any(one => one.Id == id) || before.Absences.Any(one => one.Id == id) ? Lies.NoMore(BinKinds.Arrangement, id) : null;

    private static Lies? OfBulletin(BulletinEvent happened, Bulletin before, string key) =>
        happened switch
        {
            BulletinEvent.Withdrawn e => new(BinKinds.Bulletin, key, before.Title, $"/status-page/{key}", e.Reason),
            BulletinEvent.Restored => Lies.NoMore(BinKinds.Bulletin, key),
            _ => null,
        };

    private static Lies? OfReport(CustomerReportEvent happened, CustomerReport before, string key) =>
        happened switch
        {
            CustomerReportEvent.SetAside e => new(
                BinKinds.CustomerReport,
                key,
                $"The customer's report {key}: {before.Text}",
                "/customer-reports",
                e.Reason
            ),
            CustomerReportEvent.TakenBack => Lies.NoMore(BinKinds.CustomerReport, key),
            _ => null,
        };

    private static Lies? OfRunbook(RunbookEvent happened, RunbookHistory before, string key) =>
        happened switch
        {
            RunbookEvent.Retired e => new(BinKinds.Runbook, key, $"The runbook {key}", $"/runbooks/{key}", e.Reason),
            RunbookEvent.Restored => Lies.NoMore(BinKinds.Runbook, key),
            RunbookEvent.Written when before.Retired is not null => Lies.NoMore(BinKinds.Runbook, key),
            _ => null,
        };

    private static View ViewOf(Happened happened, Lies lies)
    {
        BinRow row = new(
            lies.Kind,
            happened.Stream.Key,
            lies.Part,
            EdgeText.Line(lies.Title ?? "", EdgeLimits.TitleBytes),
            lies.Link,
            happened.By,
            happened.At,
            lies.Why,
            lies.Stays
        );
        return new(
            Views.Bin,
            BinRow.IdOf(row.Kind, row.Stream, row.Part),
            lies.Title is null ? Views.Restored : Views.Open,
            row.At,
            ViewJson.Search([row.Kind, row.Stream, row.Title, row.Why, row.By.Name]),
            ViewJson.Write(row)
        );
    }

    /// <param name="Title">Null for what was brought back.</param>
    private sealed record Lies(string Kind, string Part, string? Title, string? Link, string Why, string? Stays = null)
    {
        public static Lies NoMore(string kind, string part) => new(kind, part, Title: null, Link: null, Why: "");
    }
}
