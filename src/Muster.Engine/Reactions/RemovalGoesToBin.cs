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
        string key = happened.Stream.Key;
        BinRow? row = happened.Event switch
        {
            IncidentEvent.EntryRemoved e => Row(BinKinds.Note, e.Entry, $"A line of the timeline of {key}", $"/incidents/{key}", e.Reason),
            IncidentEvent.EntryRestored e => Row(BinKinds.Note, e.Entry, "", null, ""),
            IncidentEvent.DraftWithdrawn e => Row(
                BinKinds.Draft,
                e.Draft,
                $"A draft of a statement of {key}",
                $"/incidents/{key}",
                e.Reason,
                DraftStays
            ),
            ReviewEvent.WhyRemoved e => Row(BinKinds.Why, e.Why, await WhyAsync(e.Why), $"/reviews/{key}", e.Reason),
            ReviewEvent.WhyRestored e => Row(BinKinds.Why, e.Why, "", null, ""),
            ReviewEvent.ActionItemRemoved e => Row(BinKinds.ActionItem, e.Item, await ItemAsync(e.Item), $"/reviews/{key}", e.Reason),
            ReviewEvent.ActionItemRestored e => Row(BinKinds.ActionItem, e.Item, "", null, ""),
            OrganisationEvent.Retired e => Row(BinKinds.Definition, Part(e.Kind, e.Id), $"The {e.Kind.Words()} {e.Id}", null, e.Reason),
            OrganisationEvent.Restored e => Row(BinKinds.Definition, Part(e.Kind, e.Id), "", null, ""),
            BulletinEvent.Withdrawn e => Row(BinKinds.Bulletin, key, await BulletinAsync(), $"/status-page/{key}", e.Reason),
            BulletinEvent.Restored => Row(BinKinds.Bulletin, key, "", null, ""),
            CustomerReportEvent.SetAside e => Row(BinKinds.CustomerReport, key, await ReportAsync(), "/customer-reports", e.Reason),
            CustomerReportEvent.TakenBack => Row(BinKinds.CustomerReport, key, "", null, ""),
            RosterEvent.ChangeRemoved e => Row(BinKinds.Arrangement, e.Id, await ChangeAsync(e.Id), "/on-call", e.Reason, ArrangementStays),
            RosterEvent.AbsenceRemoved e => Row(BinKinds.Arrangement, e.Id, await AbsenceAsync(e.Id), "/on-call", e.Reason, ArrangementStays),
            RosterEvent.SwapWithdrawn e => Row(BinKinds.Arrangement, e.Id, "A swap of shifts", "/on-call", e.Reason, ArrangementStays),
            DrillPlanEvent.Cancelled e => Row(BinKinds.DrillPlan, key, $"The planned drill {key}", "/drills", e.Reason, PlanStays),
            OrganisationEvent e when ListTaken(e) is var (name, reason) => Row(
                BinKinds.Lists,
                $"{name}-{happened.Version}",
                $"Some of the organisation's {name}",
                null,
                reason,
                ListsStay
            ),
            _ => null,
        };
        if (row is not null)
        {
            // Whatever comes back carries no reason: it left the bin.
            work.Put(
                new View(
                    Views.Bin,
                    BinRow.IdOf(row.Kind, row.Stream, row.Part),
                    row.Why.Length > 0 ? Views.Open : Views.Restored,
                    row.At,
                    ViewJson.Search([row.Kind, row.Stream, row.Title, row.Why, row.By.Name]),
                    ViewJson.Write(row)
                )
            );
        }

        BinRow Row(string kind, string part, string title, string? link, string why, string? stays = null) =>
            new(kind, key, part, EdgeText.Line(title, EdgeLimits.TitleBytes), link, happened.By, happened.At, why, stays);

        async Task<string> WhyAsync(string why) =>
            (await work.ReviewAsync(IncidentId.Parse(key), cancel)).Whys.FirstOrDefault(one => one.Id == why)?.Text ?? why;

        async Task<string> ItemAsync(string item) =>
            (await work.ReviewAsync(IncidentId.Parse(key), cancel)).ActionItems.FirstOrDefault(one => one.Id == item)?.Text ?? item;

        async Task<string> BulletinAsync() => (await work.BulletinAsync(BulletinId.Parse(key), cancel)).Title;

        async Task<string> ReportAsync() => (await work.CustomerReportAsync(CustomerReportId.Parse(key), cancel)).Text;

        async Task<string> ChangeAsync(string id) =>
            (await work.RosterAsync(cancel)).Changes.FirstOrDefault(one => one.Id == id) is { } change
                ? change.Person is { } person
                    ? $"{person} stood in on {change.Schedule}"
                    : $"A gap on purpose on {change.Schedule}"
                : id;

        async Task<string> AbsenceAsync(string id) =>
            (await work.RosterAsync(cancel)).Absences.FirstOrDefault(one => one.Id == id) is { } absence ? $"An absence of {absence.Person}" : id;
    }

    private static string Part(DefinitionKind kind, string id) => $"{kind.Label()}/{id}";

    /// <summary>Which list lost something, and why; null where none did.</summary>
    private static (string Name, string Reason)? ListTaken(OrganisationEvent happened) =>
        happened switch
        {
            OrganisationEvent.HeartbeatsDefined { Reason: { } why } => ("heartbeats", why),
            OrganisationEvent.SendersDefined { Reason: { } why } => ("senders", why),
            OrganisationEvent.StakeholdersDefined { Reason: { } why } => ("stakeholders", why),
            OrganisationEvent.ComponentsDefined { Reason: { } why } => ("components", why),
            OrganisationEvent.StatusPageDefined { Reason: { } why } => ("status page settings", why),
            _ => null,
        };
}
