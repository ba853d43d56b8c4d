// The kinds and statuses of the read models' rows.
using System.Collections.Immutable;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

/// <summary>One place for the names, so that a list asks for what a projection writes.</summary>
public static class Views
{
    /// <summary>Incidents: <see cref="Open"/>, <see cref="Resolved"/>, <see cref="Reviewed"/>; by declaration.</summary>
    public const string Incident = "incident";

    /// <summary>What each incident adds to the measures: <see cref="Recorded"/>, and those of drills <see cref="Practised"/>, so that they are never mixed; by declaration.</summary>
    public const string IncidentFacts = "incident_facts";

    /// <summary>Pages: <see cref="Active"/>, <see cref="Acknowledged"/>, <see cref="Exhausted"/>, <see cref="Resolved"/>, <see cref="Canary"/>; by start.</summary>
    public const string Page = "page";

    /// <summary>One row for each incident that has pages, written with each of them: so that whoever looks at the incident hears of its pages.</summary>
    public const string IncidentPages = "incident_pages";

    /// <summary>Alert groups: <see cref="Paged"/>, <see cref="Held"/>, <see cref="Silenced"/>, <see cref="Pings"/>, <see cref="Closed"/>; by opening.</summary>
    public const string Group = "group";

    /// <summary>Reviews: <see cref="Open"/>, <see cref="Overdue"/>, <see cref="Closed"/>, and those of drills <see cref="Practised"/>; by draft.</summary>
    public const string Review = "review";

    /// <summary>
    /// Action items of reviews: <see cref="Open"/>, <see cref="Overdue"/>, <see cref="Done"/>, <see cref="Withdrawn"/> when they were taken out, and those of drills
    /// <see cref="Practised"/>; by their day, and what is done by when it was.
    /// </summary>
    public const string Action = "action";

    /// <summary>
    /// Incidents whose review says what the system lacked: <see cref="Recorded"/>, or <see cref="Withdrawn"/> when it says so no more; by when they began. The subject is
    /// the service.
    /// </summary>
    public const string ClassedIncident = "classed_incident";

    /// <summary>
    /// Issues of action items, by tracker and key: <see cref="Open"/> while somebody waits for them, then <see cref="Closed"/>; by when they were sent. The subject is
    /// their address.
    /// </summary>
    public const string Issue = "issue";

    /// <summary>
    /// Issues that a tracker was asked to open, by tracker, incident and action item, written before it is asked: <see cref="Open"/> while nobody knows whether it did,
    /// then <see cref="Closed"/>; by when it was asked last. No event makes them; without one an issue whose answer was lost may be opened a second time.
    /// </summary>
    public const string IssueIntent = "issue_intent";

    /// <summary>
    /// How each tracker answered, by its id: <see cref="Recorded"/>, or <see cref="Refused"/> after a failure. No event makes them; without one a tracker is looked
    /// through from its oldest open issue.
    /// </summary>
    public const string Tracker = "tracker";

    /// <summary>
    /// What an incident says, for the full-text search: <see cref="Open"/>, then <see cref="Resolved"/>; by declaration. Those of drills are not searched. The index of the
    /// database follows the rows of this kind and of the next.
    /// </summary>
    public const string IncidentText = FullTextKinds.Incident;

    /// <summary>What a review says, for the full-text search: <see cref="Recorded"/>; by its draft.</summary>
    public const string ReviewText = FullTextKinds.Review;

    /// <summary>The organisation: one row, so that other nodes and open pages hear of a change.</summary>
    public const string Organisation = "organisation";

    /// <summary>The roster: one row, as of the organisation.</summary>
    public const string Roster = "roster";

    /// <summary>Drills: <see cref="Open"/>, then <see cref="Unjudged"/> where somebody acted, then <see cref="Closed"/>; by start. One whose time is up is open until somebody, or Muster, ends it. Also the status of the alert groups of drills while they are open, so that no list of what fires has them.</summary>
    public const string Drill = "drill";

    /// <summary>Drills that are planned: <see cref="Open"/> while they are to be played, then <see cref="Closed"/>; by their first time.</summary>
    public const string DrillPlan = "drill_plan";

    /// <summary>Bulletins of the status page, each of its incident: <see cref="Open"/>, <see cref="Closed"/>, <see cref="Withdrawn"/>; by when they were published.</summary>
    public const string Bulletin = "bulletin";

    /// <summary>
    /// The bulletin of each incident that was published, by incident, so that two who publish it at once see one another: <see cref="Recorded"/>. No event makes it; it
    /// matters only between a read and the commit after it.
    /// </summary>
    public const string Published = "published";

    /// <summary>
    /// Customers' reports: <see cref="Open"/> for those that count, <see cref="Repeated"/>, <see cref="Refused"/> for nonsense; by when they came. The subject is what was
    /// reported.
    /// </summary>
    public const string CustomerReport = "customer_report";

    /// <summary>The same for those that somebody linked to an incident: <see cref="Recorded"/>. The subject is the incident.</summary>
    public const string IncidentReport = "incident_report";

    /// <summary>
    /// Which report a client sent last of a component, by a hash of its address that nobody can make again once two days are over: <see cref="Recorded"/>. No event makes
    /// it; without it a client's second report counts too.
    /// </summary>
    public const string ReportClient = "report_client";

    /// <summary>
    /// Where customers want to be told that it is over, by a hash of the address: <see cref="Open"/> until they confirm, then <see cref="Recorded"/>, and
    /// <see cref="Closed"/> once the address is forgotten. No event makes them: a rebuild leaves them.
    /// </summary>
    public const string ReportContact = "report_contact";

    /// <summary>What the hashes of today and of yesterday are made with: one row, written over each day. No event makes it.</summary>
    public const string ReportSalt = "report_salt";

    /// <summary>
    /// One row for each service that policy has declared an incident for: the latest, so that two who declare at once see one another. No event makes it: it matters
    /// only between a read and the commit after it.
    /// </summary>
    public const string Declared = "declared";

    /// <summary>Changes that senders told of, by their kind (<see cref="Muster.Core.Changes.ChangeKindText.Names"/>) and when they were made. No event makes them: a row is all there is of a change.</summary>
    public const string Change = "change";

    /// <summary>
    /// Mitigations that were chosen in incidents, drills left out: <see cref="Open"/> until somebody says what came of it, then <see cref="Done"/>; by when they were
    /// chosen. The subject is the service.
    /// </summary>
    public const string Mitigation = "mitigation";

    /// <summary>
    /// What was removed and can be looked up by that: <see cref="Open"/> while it is, then <see cref="Restored"/>; by when it was removed. The record says it all; these
    /// rows are its index.
    /// </summary>
    public const string Bin = "bin";

    /// <summary>What became of a sender's request that no receipt tells of, by the request's id: <see cref="Done"/>, <see cref="Refused"/>.</summary>
    public const string SenderRequest = "sender_request";

    /// <summary>How often groups opened lately, by group key: <see cref="Recorded"/>. No event makes them; without them a flapping alert pages a few times more.</summary>
    public const string Openings = "openings";

    /// <summary>What each person was told lately, by person: <see cref="Recorded"/>. No event makes it; without it a storm is told one by one for a moment.</summary>
    public const string Told = "told";

    /// <summary>Messages that a digest stands for, by delivery: the digest while it is to come, then <see cref="Done"/>. No event makes them: a rebuild leaves them.</summary>
    public const string Collected = "collected";

    /// <summary>
    /// Which page each number in a text message stands for, by telephone number: <see cref="Recorded"/>, or <see cref="Refused"/> when its owner wants no more messages.
    /// No event makes it; without it a reply must be given in the console.
    /// </summary>
    public const string Telephone = "telephone";

    /// <summary>Devices that get notifications, by their address, each of one person: <see cref="Recorded"/>, or <see cref="Closed"/> when they were removed. No event makes them.</summary>
    public const string Device = "device";

    /// <summary>Heartbeats by their names: <see cref="Open"/>, or <see cref="Closed"/> when they were removed. They are no streams: a rebuild leaves them.</summary>
    public const string Heartbeat = "heartbeat";

    /// <summary>Alerts that hide others, by fingerprint: <see cref="Open"/> while they fire, then <see cref="Closed"/>. No event makes them; the pager finds them again.</summary>
    public const string Inhibitor = "inhibitor";

    /// <summary>
    /// Groups that ring and have worse alerts which are muted, by group: <see cref="Open"/> while these wait, then <see cref="Closed"/>. No event makes them; without one
    /// its page hears of the worse alert with the next that joins.
    /// </summary>
    public const string MutedWorse = "muted_worse";

    /// <summary>
    /// How the canary page of each service fares, by service: <see cref="Open"/>, or <see cref="Closed"/> when the service has none any more. No event makes it. Also the
    /// status of canary pages, and of their alert groups while they are open, so that no list of what rings or fires has them.
    /// </summary>
    public const string Canary = "canary";

    /// <summary>When somebody last looked at a long silence, by its id: <see cref="Recorded"/>. No event makes it; without it the silence is to be looked at.</summary>
    public const string SilenceReview = "silence_review";

    /// <summary>For which review of a silence its owner was told last, by its id: <see cref="Recorded"/>. No event makes it; without it they are told once more.</summary>
    public const string SilenceReminder = "silence_reminder";

    /// <summary>
    /// Files into which <c>muster retention</c> moved history: <see cref="Open"/> while the rows that it holds are taken out, then <see cref="Closed"/>, or
    /// <see cref="Restored"/>. No event makes them.
    /// </summary>
    public const string Archive = "archive";

    /// <summary>Addresses of calendars, by the hash of their token: <see cref="Open"/>, then <see cref="Closed"/>. No event makes them: a rebuild leaves them.</summary>
    public const string CalendarFeed = "calendar_feed";

    /// <summary>Where imported calendars come from, by schedule: <see cref="Open"/>. No event makes them; without one its calendar is not read again.</summary>
    public const string CalendarSource = "calendar_source";

    /// <summary>When a server began to archive by itself last: one row. No event makes it; without it a day has two archives.</summary>
    public const string Retention = "retention";

    /// <summary>Contact methods that a person has proven, by person and method: <see cref="Recorded"/>; by the latest proof. Made from the record of pages when they are answered; a rebuild leaves them.</summary>
    public const string Proof = "proof";

    /// <summary>Where the messages about an incident or a page stand in a chat, by room and subject: <see cref="Recorded"/>. No event makes them; without them a new thread begins.</summary>
    public const string ChatThread = "chat_thread";

    /// <summary>
    /// Of which beginnings of their duty each person was told, by person, and of which gaps the owners of a schedule were, by schedule: <see cref="Recorded"/>. No event
    /// makes them; without them they are told once more.
    /// </summary>
    public const string ToldShifts = "told_shifts";

    public const string ToldGaps = "told_gaps";

    /// <summary>Who wants to be seen on the boards of drills, by person: <see cref="Open"/>, or <see cref="Closed"/> when they do not any more. No event makes them: a rebuild leaves them.</summary>
    public const string OnBoards = "on_boards";

    /// <summary>How far each room in a chat was told of an incident: <see cref="Recorded"/>, or <see cref="Refused"/> while it is behind. No event makes them; without them a room is told anew.</summary>
    public const string Room = "room";

    /// <summary>
    /// Subscriptions to the status page, by the keyed hash of their address: <see cref="Pending"/>, <see cref="Confirmed"/>, <see cref="Unsubscribed"/>,
    /// <see cref="Bouncing"/>, <see cref="Refused"/>; by when they were asked for. No event makes them, so that an address can be forgotten: a rebuild leaves them.
    /// </summary>
    public const string Subscription = "subscription";

    /// <summary>
    /// News that subscribers are told, by its key: <see cref="Open"/> while messages are queued, then <see cref="Closed"/>. No event makes them; without one its
    /// subscribers are not told.
    /// </summary>
    public const string Mailing = "mailing";

    /// <summary>Runbooks by their ids: <see cref="Open"/>; by when the latest version was written.</summary>
    public const string Runbook = "runbook";

    /// <summary>Runs of runbooks and commands: <see cref="Open"/> while they can still do something, then <see cref="Closed"/>; by request. Their subject is the incident.</summary>
    public const string Run = "run";

    /// <summary>
    /// Work of a run that somebody is to take, by the job's name: <see cref="Pending"/> until then, <see cref="Active"/> while they do it, then <see cref="Closed"/>.
    /// Its subject is who is to take it: a runner, or the server.
    /// </summary>
    public const string RunJob = "run_job";

    /// <summary>What a dry run on a runner has written so far, by the job's name: <see cref="Active"/>, then <see cref="Closed"/>. No event makes them; without one the preview says that it did not answer.</summary>
    public const string DryRun = "dry_run";

    /// <summary>SLOs by their names: <see cref="Open"/>, or <see cref="Closed"/> when they were retired; by when the latest version was defined.</summary>
    public const string Slo = "slo";

    /// <summary>
    /// What SLOs measured, an hour of a series a row: <see cref="Recorded"/>; by the hour. The subject is the SLO. Rows are written over after 400 days. No event makes
    /// them: minutes are measurements and not decisions, and a rebuild leaves them.
    /// </summary>
    public const string SloHour = "slo_hour";

    /// <summary>How the data of each SLO comes in: <see cref="Recorded"/>. No event makes it; without it pushed counters begin anew.</summary>
    public const string SloData = "slo_data";

    /// <summary>The error budget policy: one row, so that every node and every open page hears of a version, a signature and an override.</summary>
    public const string SloPolicy = "slo_policy";

    /// <summary>What pipelines asked the gate of an SLO in a day, by SLO and day: <see cref="Recorded"/>; by the day. No event makes them: a rebuild leaves them.</summary>
    public const string GateDay = "gate_day";

    /// <summary>Which burn alerts of each SLO were raised: <see cref="Recorded"/>. No event makes it; without it they are raised once more, and one that its SLO has lost fires on.</summary>
    public const string SloBurns = "slo_burns";

    /// <summary>Which node asks the sources of the SLOs: one row. No event makes it.</summary>
    public const string SloLease = "slo_lease";

    /// <summary>The kinds that a rebuild makes. Rows of other kinds say what no event says, such as which operation declared which incident, and stay.</summary>
    public static readonly ImmutableArray<string> OfTheRecord =
    [
        Incident,
        IncidentFacts,
        Mitigation,
        Page,
        IncidentPages,
        Group,
        Review,
        Action,
        ClassedIncident,
        Issue,
        IncidentText,
        ReviewText,
        Organisation,
        Roster,
        Drill,
        DrillPlan,
        CustomerReport,
        IncidentReport,
        Bulletin,
        Runbook,
        Run,
        RunJob,
        SloPolicy,
        Slo,
        Bin,
    ];

    /// <summary>Of a drill that is over and has no score yet. It keeps it when it can never be judged, because its scenario has changed.</summary>
    public const string Unjudged = "unjudged";

    public const string Open = "open";
    public const string Resolved = "resolved";
    public const string Reviewed = "reviewed";
    public const string Active = "active";
    public const string Acknowledged = "acknowledged";
    public const string Exhausted = "exhausted";
    public const string Paged = "paged";
    public const string Held = "held";
    public const string Silenced = "silenced";
    public const string Pings = "pings";
    public const string Closed = "closed";
    public const string Recorded = "recorded";
    public const string Overdue = "overdue";
    public const string Practised = "drill";
    public const string Done = "done";
    public const string Refused = "refused";
    public const string Restored = "restored";
    public const string Pending = "pending";
    public const string Confirmed = "confirmed";
    public const string Unsubscribed = "unsubscribed";
    public const string Bouncing = "bouncing";
    public const string Repeated = "repeated";
    public const string Withdrawn = "withdrawn";
}
