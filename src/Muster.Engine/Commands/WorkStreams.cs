// The kinds of stream by their own names: load and decide an incident, a page, a review, the organisation, a runbook, a run, and the others.
using Muster.Core.Catalog;
using Muster.Core.CustomerReports;
using Muster.Core.DrillPlans;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.Reviews;
using Muster.Core.Rosters;
using Muster.Core.Runbooks;
using Muster.Core.Slos;
using Muster.Core.Slos.Policies;
using Muster.Core.StatusPage;

namespace Muster.Engine.Commands;

/// <summary>Each <c>Decide…</c> answers the refusal, or null when the command was accepted; see <see cref="Work"/>.</summary>
public static class WorkStreams
{
    public static Task<Incident> IncidentAsync(this Work work, IncidentId id, CancellationToken cancel) =>
        Checked(work).LoadAsync<Incident, IncidentCommand, IncidentEvent>(id.Value, cancel);

    /// <summary>What a statement promises in the incident of a drill it promises by the drill's clock.</summary>
    public static async Task<Rejection?> DecideIncidentAsync(
        this Work work,
        IncidentId id,
        IncidentCommand command,
        CancellationToken cancel
    ) =>
        await Checked(work)
            .DecideAsync<Incident, IncidentCommand, IncidentEvent>(
                id.Value,
                await DrillStatement.ByClockAsync(work, id, command, cancel),
                cancel
            );

    public static Task<Rejection?> ExpectIncidentAsync(this Work work, IncidentId id, int version, CancellationToken cancel) =>
        Checked(work).ExpectVersionAsync<Incident, IncidentCommand, IncidentEvent>(id.Value, version, cancel);

    public static Task<Page> PageAsync(this Work work, PageId id, CancellationToken cancel) =>
        Checked(work).LoadAsync<Page, PageCommand, PageEvent>(id.Value, cancel);

    public static Task<Rejection?> DecidePageAsync(this Work work, PageId id, PageCommand command, CancellationToken cancel) =>
        Checked(work).DecideAsync<Page, PageCommand, PageEvent>(id.Value, command, cancel);

    public static Task<Rejection?> ExpectPageAsync(this Work work, PageId id, int version, CancellationToken cancel) =>
        Checked(work).ExpectVersionAsync<Page, PageCommand, PageEvent>(id.Value, version, cancel);

    /// <summary>The review of an incident; its stream has the incident's id.</summary>
    public static Task<Review> ReviewAsync(this Work work, IncidentId incident, CancellationToken cancel) =>
        Checked(work).LoadAsync<Review, ReviewCommand, ReviewEvent>(incident.Value, cancel);

    public static Task<Rejection?> DecideReviewAsync(
        this Work work,
        IncidentId incident,
        ReviewCommand command,
        CancellationToken cancel
    ) => Checked(work).DecideAsync<Review, ReviewCommand, ReviewEvent>(incident.Value, command, cancel);

    public static Task<Rejection?> ExpectReviewAsync(this Work work, IncidentId incident, int version, CancellationToken cancel) =>
        Checked(work).ExpectVersionAsync<Review, ReviewCommand, ReviewEvent>(incident.Value, version, cancel);

    public static Task<Organisation> OrganisationAsync(this Work work, CancellationToken cancel) =>
        Checked(work).LoadAsync<Organisation, OrganisationCommand, OrganisationEvent>(Organisation.StreamKey, cancel);

    public static Task<Rejection?> DecideOrganisationAsync(this Work work, OrganisationCommand command, CancellationToken cancel) =>
        Checked(work).DecideAsync<Organisation, OrganisationCommand, OrganisationEvent>(Organisation.StreamKey, command, cancel);

    public static Task<Rejection?> ExpectOrganisationAsync(this Work work, int version, CancellationToken cancel) =>
        Checked(work).ExpectVersionAsync<Organisation, OrganisationCommand, OrganisationEvent>(Organisation.StreamKey, version, cancel);

    public static Task<Roster> RosterAsync(this Work work, CancellationToken cancel) =>
        Checked(work).LoadAsync<Roster, RosterCommand, RosterEvent>(Roster.StreamKey, cancel);

    public static Task<Rejection?> DecideRosterAsync(this Work work, RosterCommand command, CancellationToken cancel) =>
        Checked(work).DecideAsync<Roster, RosterCommand, RosterEvent>(Roster.StreamKey, command, cancel);

    public static Task<Drill> DrillAsync(this Work work, DrillId id, CancellationToken cancel) =>
        Checked(work).LoadAsync<Drill, DrillCommand, DrillEvent>(id.Value, cancel);

    public static Task<Rejection?> DecideDrillAsync(this Work work, DrillId id, DrillCommand command, CancellationToken cancel) =>
        Checked(work).DecideAsync<Drill, DrillCommand, DrillEvent>(id.Value, command, cancel);

    public static Task<DrillPlan> DrillPlanAsync(this Work work, DrillPlanId id, CancellationToken cancel) =>
        Checked(work).LoadAsync<DrillPlan, DrillPlanCommand, DrillPlanEvent>(id.Value, cancel);

    public static Task<Rejection?> DecideDrillPlanAsync(
        this Work work,
        DrillPlanId id,
        DrillPlanCommand command,
        CancellationToken cancel
    ) => Checked(work).DecideAsync<DrillPlan, DrillPlanCommand, DrillPlanEvent>(id.Value, command, cancel);

    public static Task<CustomerReport> CustomerReportAsync(this Work work, CustomerReportId id, CancellationToken cancel) =>
        Checked(work).LoadAsync<CustomerReport, CustomerReportCommand, CustomerReportEvent>(id.Value, cancel);

    public static Task<Rejection?> DecideCustomerReportAsync(
        this Work work,
        CustomerReportId id,
        CustomerReportCommand command,
        CancellationToken cancel
    ) => Checked(work).DecideAsync<CustomerReport, CustomerReportCommand, CustomerReportEvent>(id.Value, command, cancel);

    public static Task<Bulletin> BulletinAsync(this Work work, BulletinId id, CancellationToken cancel) =>
        Checked(work).LoadAsync<Bulletin, BulletinCommand, BulletinEvent>(id.Value, cancel);

    public static Task<Rejection?> DecideBulletinAsync(this Work work, BulletinId id, BulletinCommand command, CancellationToken cancel) =>
        Checked(work).DecideAsync<Bulletin, BulletinCommand, BulletinEvent>(id.Value, command, cancel);

    public static Task<Rejection?> ExpectBulletinAsync(this Work work, BulletinId id, int version, CancellationToken cancel) =>
        Checked(work).ExpectVersionAsync<Bulletin, BulletinCommand, BulletinEvent>(id.Value, version, cancel);

    public static Task<RunbookRun> RunAsync(this Work work, RunId id, CancellationToken cancel) =>
        Checked(work).LoadAsync<RunbookRun, RunCommand, RunEvent>(id.Value, cancel);

    public static Task<Rejection?> DecideRunAsync(this Work work, RunId id, RunCommand command, CancellationToken cancel) =>
        Checked(work).DecideAsync<RunbookRun, RunCommand, RunEvent>(id.Value, command, cancel);

    public static Task<Rejection?> DecideRunbookAsync(this Work work, RunbookId id, RunbookCommand command, CancellationToken cancel) =>
        Checked(work).DecideAsync<RunbookHistory, RunbookCommand, RunbookEvent>(id.Value, command, cancel);

    public static Task<DeclaredSlo> SloAsync(this Work work, SloId id, CancellationToken cancel) =>
        Checked(work).LoadAsync<DeclaredSlo, SloCommand, SloEvent>(id.Value, cancel);

    public static Task<Rejection?> DecideSloAsync(this Work work, SloId id, SloCommand command, CancellationToken cancel) =>
        Checked(work).DecideAsync<DeclaredSlo, SloCommand, SloEvent>(id.Value, command, cancel);

    public static Task<Rejection?> DecideBudgetPolicyAsync(this Work work, BudgetPolicyCommand command, CancellationToken cancel) =>
        Checked(work).DecideAsync<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent>(BudgetPolicyBook.Key, command, cancel);

    public static Task<BudgetPolicyBook> BudgetPolicyAsync(this Work work, CancellationToken cancel) =>
        Checked(work).LoadAsync<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent>(BudgetPolicyBook.Key, cancel);

    private static Work Checked(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work;
    }
}
