// What somebody removes lies in the bin, with who, when and why, until it is brought back.
using Muster.Core.Catalog;
using Muster.Core.CustomerReports;
using Muster.Core.DrillPlans;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Core.Rosters;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

/// <summary>The rows say nothing that the record does not; they are its index by what was removed.</summary>
public sealed class RemovalGoesToBin : IReaction
{
    private const string DraftStays =
        "What was withdrawn is not published any more: write a new statement. The words stand on the incident's page.";

    private const string ListsStay = "Put it back into the organisation file and apply it; the record has what stood there before.";

    private const string ArrangementStays =
        "Others may have been told and may have arranged themselves since: arrange it anew on the schedule's page.";

    private const string PlanStays = "Those invited were told that it is off: plan it again.";

    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        Lies? lies = happened.Event switch
        {
            IncidentEvent e => OfIncident(e, happened.Stream.Key),
            ReviewEvent e => await OfReviewAsync(e, happened.Stream.Key, work, cancel),
            OrganisationEvent e => OfOrganisation(e, happened.Version),
            RosterEvent e => await OfRosterAsync(e, work, cancel),
            _ => await OfOthersAsync(happened, work, cancel),
        };
        if (lies is not null)
        {
            work.Put(ViewOf(happened, lies));
        }
    }

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
                e.Reason,
                DraftStays
            ),
            _ => null,
        };

    private static async Task<Lies?> OfReviewAsync(ReviewEvent happened, string incident, Work work, CancellationToken cancel)
    {
        string link = $"/reviews/{incident}";
        switch (happened)
        {
            case ReviewEvent.WhyRemoved e:
                Review asked = await work.ReviewAsync(IncidentId.Parse(incident), cancel);
                return new(BinKinds.Why, e.Why, asked.Why(e.Why)?.Text ?? e.Why, link, e.Reason);
            case ReviewEvent.FactorRemoved e:
                Review contributed = await work.ReviewAsync(IncidentId.Parse(incident), cancel);
                return new(BinKinds.Factor, e.Factor, contributed.Factor(e.Factor)?.Text ?? e.Factor, link, e.Reason);
            case ReviewEvent.ActionItemRemoved e:
                Review acted = await work.ReviewAsync(IncidentId.Parse(incident), cancel);
                return new(BinKinds.ActionItem, e.Item, acted.ActionItem(e.Item)?.Text ?? e.Item, link, e.Reason);
            case ReviewEvent.WhyRestored e:
                return Lies.NoMore(BinKinds.Why, e.Why);
            case ReviewEvent.FactorRestored e:
                return Lies.NoMore(BinKinds.Factor, e.Factor);
            case ReviewEvent.ActionItemRestored e:
                return Lies.NoMore(BinKinds.ActionItem, e.Item);
            default:
                return null;
        }
    }

    private static Lies? OfOrganisation(OrganisationEvent happened, int version) =>
        happened switch
        {
            OrganisationEvent.Retired e => new(BinKinds.Definition, Part(e.Kind, e.Id), $"The {e.Kind.Words()} {e.Id}", null, e.Reason),
            OrganisationEvent.Restored e => Lies.NoMore(BinKinds.Definition, Part(e.Kind, e.Id)),
            OrganisationEvent.HeartbeatsDefined { Reason: { } why } => OfList("heartbeats", why, version),
            OrganisationEvent.SendersDefined { Reason: { } why } => OfList("senders", why, version),
            OrganisationEvent.StakeholdersDefined { Reason: { } why } => OfList("stakeholders", why, version),
            OrganisationEvent.ComponentsDefined { Reason: { } why } => OfList("components", why, version),
            OrganisationEvent.StatusPageDefined { Reason: { } why } => OfList("status page settings", why, version),
            _ => null,
        };

    private static Lies OfList(string name, string why, int version) =>
        new(BinKinds.Lists, $"{name}-{version}", $"Some of the organisation's {name}", null, why, ListsStay);

    private static string Part(DefinitionKind kind, string id) => $"{kind.Label()}.{id}";

    private static async Task<Lies?> OfRosterAsync(RosterEvent happened, Work work, CancellationToken cancel)
    {
        (string Id, string Reason)? removed = happened switch
        {
            RosterEvent.ChangeRemoved e => (e.Id, e.Reason),
            RosterEvent.AbsenceRemoved e => (e.Id, e.Reason),
            RosterEvent.SwapWithdrawn e => (e.Id, e.Reason),
            _ => null,
        };
        if (removed is not var (id, reason))
        {
            return null;
        }

        Roster roster = await work.RosterAsync(cancel);
        string title =
            roster.Changes.FirstOrDefault(one => one.Id == id) is { } change
                ? $"{(change.Person is { } person ? $"The override by {person}" : "The gap on purpose")} on {change.Schedule}"
            : roster.Absences.FirstOrDefault(one => one.Id == id) is { } absence ? $"The absence of {absence.Person}"
            : "A swap of shifts";
        return new(BinKinds.Arrangement, id, title, "/on-call", reason, ArrangementStays);
    }

    private static async Task<Lies?> OfOthersAsync(Happened happened, Work work, CancellationToken cancel)
    {
        string key = happened.Stream.Key;
        switch (happened.Event)
        {
            case BulletinEvent.Withdrawn e:
                Bulletin bulletin = await work.BulletinAsync(BulletinId.Parse(key), cancel);
                return new(BinKinds.Bulletin, key, bulletin.Title, $"/status-page/{key}", e.Reason);
            case BulletinEvent.Restored:
                return Lies.NoMore(BinKinds.Bulletin, key);
            case CustomerReportEvent.SetAside e:
                CustomerReport report = await work.CustomerReportAsync(CustomerReportId.Parse(key), cancel);
                return new(BinKinds.CustomerReport, key, $"The customer's report {key}: {report.Text}", "/customer-reports", e.Reason);
            case CustomerReportEvent.TakenBack:
                return Lies.NoMore(BinKinds.CustomerReport, key);
            case DrillPlanEvent.Cancelled e:
                return new(BinKinds.DrillPlan, key, $"The planned drill {key}", "/drills", e.Reason, PlanStays);
            default:
                return null;
        }
    }

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
