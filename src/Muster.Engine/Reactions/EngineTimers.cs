// The timers that Muster sets: their kinds, and how each is named.
using System.Globalization;
using Muster.Core.DrillPlans;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.Runbooks;
using Muster.Core.StatusPage;
using Muster.Engine.Ports;

namespace Muster.Engine.Reactions;

/// <summary>One place for the names, so that what sets a timer and what cancels or answers it cannot differ. The subject is the stream, as text.</summary>
public static class EngineTimers
{
    private const string HeartbeatSubject = "heartbeat/";

    private const string SloSubject = "slo/";

    private const string CanarySubject = "canary/";

    private static readonly TimeSpan JudgeAgainAfter = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan PausedLookAfter = TimeSpan.FromSeconds(15);

    private const string DigestSubject = "digest/";

    private const string ComponentSubject = "component/";

    private const string ContactSubject = "contact/";

    private const string TrackerSubject = "tracker/";

    private const string GroupSubject = "group/";

    private const string AlertSubject = "alert/";

    /// <summary>A step of a page is due.</summary>
    public const string PageStep = "page-step";

    /// <summary>An acknowledged page has been quiet for so long that its steps may be due again.</summary>
    public const string PageQuiet = "page-quiet";

    /// <summary>A page that reached nobody in any round is tried again.</summary>
    public const string PageUnheard = "page-unheard";

    /// <summary>The time in which an incident is to be resolved runs out, or has.</summary>
    public const string ResolveDue = "resolve-due";

    /// <summary>The first statement of an incident is due.</summary>
    public const string FirstStatement = "first-statement";

    /// <summary>The next update that a statement promised is due.</summary>
    public const string UpdateDue = "update-due";

    /// <summary>The next update comes closer, and whoever writes it is reminded.</summary>
    public const string UpdateReminder = "update-reminder";

    /// <summary>The time box of a task ends.</summary>
    public const string TaskDue = "task-due";

    /// <summary>A review should be closed by now.</summary>
    public const string ReviewDue = "review-due";

    /// <summary>Whoever answers for an action item is to be reminded of it, or its day is over.</summary>
    public const string ActionItemDue = "action-item-due";

    /// <summary>How issues stand in a tracker is to be looked at.</summary>
    public const string TrackerDue = "tracker-due";

    /// <summary>A commander should have answered a request for command by now.</summary>
    public const string CommandAsk = "command-ask";

    /// <summary>A heartbeat should have been heard by now.</summary>
    public const string HeartbeatDue = "heartbeat-due";

    /// <summary>It is looked at whether an SLO burns its budget too fast.</summary>
    public const string BurnDue = "burn-due";

    /// <summary>A group whose alerts flap has fired for so long that it is paged.</summary>
    public const string FlappingSteady = "flapping-steady";

    /// <summary>A person's digest is due.</summary>
    public const string DigestDue = "digest-due";

    /// <summary>What came too late for a digest is due.</summary>
    public const string DigestLate = "digest-late";

    /// <summary>A canary page is due.</summary>
    public const string CanaryDue = "canary-due";

    /// <summary>A canary page should have arrived by now.</summary>
    public const string CanaryLate = "canary-late";

    /// <summary>Those invited to a planned drill are to be told of it, or its day is over.</summary>
    public const string DrillPlanDue = "drill-plan-due";

    /// <summary>How many customers report a component is to be looked at.</summary>
    public const string CustomerReports = "customer-reports";

    /// <summary>Customers are to be told that what they reported is over.</summary>
    public const string ReportersTold = "reporters-told";

    /// <summary>A customer's address is to be forgotten.</summary>
    public const string ContactForgotten = "contact-forgotten";

    /// <summary>An alert that names runs to stop has opened.</summary>
    public const string TripwireDue = "tripwire-due";

    /// <summary>A maintenance on the status page begins or ends.</summary>
    public const string MaintenanceDue = "maintenance-due";

    /// <summary>The preview, the request or the approval of a run runs out.</summary>
    public const string RunDue = "run-due";

    /// <summary>The time of a run's step is over.</summary>
    public const string RunStepDue = "run-step-due";

    /// <summary>Whoever does a run's step should have been heard of by now.</summary>
    public const string RunLease = "run-lease";

    /// <summary>
    /// When the step is due. One that waits for sleepers is judged anew every 15 minutes: the shift may change to somebody who is awake, or the service become one that
    /// never sleeps.
    /// </summary>
    public static TimerEntry ForPageStep(PageId page, DueStep due, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(due);
        DateTimeOffset again = now + JudgeAgainAfter;
        return new(PageStepId(page), PageStep, SubjectOf(page), due.IsPostponed && again < due.At ? again : due.At);
    }

    /// <summary>A step whose drill stands still looks again: soon enough for who lets it go on.</summary>
    public static TimerEntry ForPausedStep(PageId page, DateTimeOffset now) =>
        new(PageStepId(page), PageStep, SubjectOf(page), now + PausedLookAfter);

    public static string PageStepId(PageId page) => PageStep + "/" + page;

    public static TimerEntry ForUnheardPage(PageId page, DateTimeOffset due) =>
        new(PageUnheard + "/" + page, PageUnheard, SubjectOf(page), due);

    public static TimerEntry ForQuietPage(PageId page, DateTimeOffset due) => new(PageQuietId(page), PageQuiet, SubjectOf(page), due);

    public static string PageQuietId(PageId page) => PageQuiet + "/" + page;

    public static TimerEntry ForResolution(IncidentId incident, DateTimeOffset due) =>
        new(ResolveDueId(incident), ResolveDue, SubjectOf(incident), due);

    public static string ResolveDueId(IncidentId incident) => ResolveDue + "/" + incident;

    public static TimerEntry ForFirstStatement(IncidentId incident, DateTimeOffset due) =>
        new(FirstStatementId(incident), FirstStatement, SubjectOf(incident), due);

    public static string FirstStatementId(IncidentId incident) => FirstStatement + "/" + incident;

    public static TimerEntry ForUpdate(IncidentId incident, DateTimeOffset due) =>
        new(UpdateDueId(incident), UpdateDue, SubjectOf(incident), due);

    public static string UpdateDueId(IncidentId incident) => UpdateDue + "/" + incident;

    public static TimerEntry ForReminder(IncidentId incident, int percent, DateTimeOffset due) =>
        new(ReminderId(incident, percent), UpdateReminder, SubjectOf(incident), due);

    public static string ReminderId(IncidentId incident, int percent) =>
        string.Create(CultureInfo.InvariantCulture, $"{UpdateReminder}/{incident}/{percent}");

    /// <summary>How much of the time to the update has passed when a timer of kind <see cref="UpdateReminder"/> is due.</summary>
    public static int PercentOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return int.Parse(timer.Id.Split('/', 3)[2], CultureInfo.InvariantCulture);
    }

    public static TimerEntry ForTask(IncidentId incident, string task, DateTimeOffset due) =>
        new(TaskDueId(incident, task), TaskDue, SubjectOf(incident), due);

    public static string TaskDueId(IncidentId incident, string task) => TaskDue + "/" + incident + "/" + task;

    /// <summary>The task that a timer of kind <see cref="TaskDue"/> speaks of.</summary>
    public static string TaskOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return timer.Id.Split('/', 3)[2];
    }

    public static TimerEntry ForReview(IncidentId incident, DateTimeOffset due) =>
        new(ReviewDueId(incident), ReviewDue, SubjectOf(incident), due);

    public static string ReviewDueId(IncidentId incident) => ReviewDue + "/" + incident;

    public static TimerEntry ForActionItem(IncidentId incident, string item, DateTimeOffset due) =>
        new(ActionItemDueId(incident, item), ActionItemDue, SubjectOf(incident), due);

    public static string ActionItemDueId(IncidentId incident, string item) => ActionItemDue + "/" + incident + "/" + item;

    /// <summary>The action item that a timer of kind <see cref="ActionItemDue"/> speaks of.</summary>
    public static string ActionItemOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return timer.Id.Split('/', 3)[2];
    }

    public static TimerEntry ForTracker(string tracker, DateTimeOffset due) =>
        new(TrackerDue + "/" + tracker, TrackerDue, TrackerSubject + tracker, due);

    /// <summary>The tracker that a timer of kind <see cref="TrackerDue"/> speaks of.</summary>
    public static string TrackerOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return timer.Subject[TrackerSubject.Length..];
    }

    public static TimerEntry ForCommandAsk(IncidentId incident, DateTimeOffset due) =>
        new(CommandAskId(incident), CommandAsk, SubjectOf(incident), due);

    public static string CommandAskId(IncidentId incident) => CommandAsk + "/" + incident;

    public static TimerEntry ForBurn(SloId slo, DateTimeOffset due) => new($"{BurnDue}/{slo}", BurnDue, SloSubject + slo, due);

    /// <summary>The name of the SLO that a timer of kind <see cref="BurnDue"/> speaks of.</summary>
    public static string BurnOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return timer.Subject[SloSubject.Length..];
    }

    public static TimerEntry ForHeartbeat(string name, DateTimeOffset due) =>
        new(HeartbeatDueId(name), HeartbeatDue, HeartbeatSubject + name, due);

    public static string HeartbeatDueId(string name) => HeartbeatDue + "/" + name;

    /// <summary>The name of the heartbeat that a timer of kind <see cref="HeartbeatDue"/> speaks of.</summary>
    public static string HeartbeatOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return timer.Subject[HeartbeatSubject.Length..];
    }

    public static TimerEntry ForFlapping(AlertGroupId group, DateTimeOffset due) =>
        new(FlappingId(group), FlappingSteady, GroupSubject + group, due);

    public static string FlappingId(AlertGroupId group) => FlappingSteady + "/" + group;

    /// <summary>The group that a timer of kind <see cref="FlappingSteady"/> speaks of.</summary>
    public static AlertGroupId GroupOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return AlertGroupId.Parse(timer.Subject[GroupSubject.Length..]);
    }

    public static TimerEntry ForDigest(DigestId digest) => new(DigestDue + "/" + digest, DigestDue, DigestSubject + digest, digest.DueAt);

    public static TimerEntry ForLateDigest(DigestId digest, DateTimeOffset due) =>
        new(DigestLate + "/" + digest, DigestLate, DigestSubject + digest, due);

    /// <summary>The digest that a timer of kind <see cref="DigestDue"/> or <see cref="DigestLate"/> speaks of.</summary>
    public static DigestId DigestOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return DigestId.Parse(timer.Subject[DigestSubject.Length..]);
    }

    public static TimerEntry ForCanary(ServiceId service, DateTimeOffset due) =>
        new(CanaryDueId(service), CanaryDue, CanarySubject + service, due);

    public static string CanaryDueId(ServiceId service) => CanaryDue + "/" + service;

    public static TimerEntry ForLateCanary(ServiceId service, DateTimeOffset due) =>
        new(CanaryLateId(service), CanaryLate, CanarySubject + service, due);

    public static string CanaryLateId(ServiceId service) => CanaryLate + "/" + service;

    /// <summary>The service that a timer of kind <see cref="CanaryDue"/> or <see cref="CanaryLate"/> speaks of.</summary>
    public static ServiceId CanaryOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return new(timer.Subject[CanarySubject.Length..]);
    }

    public static TimerEntry ForDrillPlan(DrillPlanId plan, DateTimeOffset due) =>
        new(DrillPlanDueId(plan), DrillPlanDue, new StreamId(DrillPlan.Category, plan.Value).ToString(), due);

    public static string DrillPlanDueId(DrillPlanId plan) => DrillPlanDue + "/" + plan;

    /// <summary>The planned drill that a timer of kind <see cref="DrillPlanDue"/> speaks of.</summary>
    public static DrillPlanId DrillPlanOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return DrillPlanId.Parse(StreamId.Parse(timer.Subject).Key);
    }

    /// <param name="component">The key of what was reported, see <c>ReportedComponent</c>.</param>
    public static TimerEntry ForCustomerReports(string component, DateTimeOffset due) =>
        new(CustomerReports + "/" + component, CustomerReports, ComponentSubject + component, due);

    /// <summary>The key that a timer of kind <see cref="CustomerReports"/> speaks of.</summary>
    public static string ComponentOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return timer.Subject[ComponentSubject.Length..];
    }

    public static TimerEntry ForReporters(IncidentId incident, DateTimeOffset due) =>
        new(ReportersTold + "/" + incident, ReportersTold, SubjectOf(incident), due);

    public static TimerEntry ForContact(string contact, DateTimeOffset due) =>
        new(ContactForgotten + "/" + contact, ContactForgotten, ContactSubject + contact, due);

    /// <summary>The contact that a timer of kind <see cref="ContactForgotten"/> speaks of.</summary>
    public static string ContactOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return timer.Subject[ContactSubject.Length..];
    }

    public static TimerEntry ForTripwire(long alert, DateTimeOffset now) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{TripwireDue}/{alert}"),
            TripwireDue,
            string.Create(CultureInfo.InvariantCulture, $"{AlertSubject}{alert}"),
            now
        );

    /// <summary>The alert that a timer of kind <see cref="TripwireDue"/> speaks of.</summary>
    public static long AlertOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return long.Parse(timer.Subject[AlertSubject.Length..], CultureInfo.InvariantCulture);
    }

    public static TimerEntry ForMaintenance(BulletinId bulletin, DateTimeOffset due) =>
        new(MaintenanceDueId(bulletin), MaintenanceDue, new StreamId(Bulletin.Category, bulletin.Value).ToString(), due);

    public static string MaintenanceDueId(BulletinId bulletin) => MaintenanceDue + "/" + bulletin;

    /// <summary>The bulletin that a timer of kind <see cref="MaintenanceDue"/> speaks of.</summary>
    public static BulletinId BulletinOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return BulletinId.Parse(StreamId.Parse(timer.Subject).Key);
    }

    public static TimerEntry ForRun(RunId run, DateTimeOffset due) => new(RunDueId(run), RunDue, SubjectOf(run), due);

    public static string RunDueId(RunId run) => RunDue + "/" + run;

    public static TimerEntry ForRunStep(RunId run, int step, DateTimeOffset due) =>
        new(RunStepId(run, step), RunStepDue, SubjectOf(run), due);

    public static string RunStepId(RunId run, int step) => string.Create(CultureInfo.InvariantCulture, $"{RunStepDue}/{run}/{step}");

    public static TimerEntry ForRunLease(RunId run, int step, DateTimeOffset due) =>
        new(RunLeaseId(run, step), RunLease, SubjectOf(run), due);

    public static string RunLeaseId(RunId run, int step) => string.Create(CultureInfo.InvariantCulture, $"{RunLease}/{run}/{step}");

    public static RunId RunOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return RunId.Parse(StreamId.Parse(timer.Subject).Key);
    }

    /// <summary>The step that a timer of kind <see cref="RunStepDue"/> or <see cref="RunLease"/> speaks of.</summary>
    public static int RunStepOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return int.Parse(timer.Id.Split('/', 3)[2], CultureInfo.InvariantCulture);
    }

    private static string SubjectOf(RunId run) => new StreamId(RunbookRun.Category, run.Value).ToString();

    public static string SubjectOf(PageId page) => new StreamId(Page.Category, page.Value).ToString();

    public static string SubjectOf(IncidentId incident) => new StreamId(Incident.Category, incident.Value).ToString();

    public static PageId PageOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return PageId.Parse(StreamId.Parse(timer.Subject).Key);
    }

    public static IncidentId IncidentOf(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return IncidentId.Parse(StreamId.Parse(timer.Subject).Key);
    }
}
