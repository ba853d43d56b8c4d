// Everything that can happen to a page: the complete family.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

/// <summary>What happened to a page. The names are stable; docs/events.md describes each. Rounds and steps count from 1.</summary>
[JsonDerivedType(typeof(Started), "page.started")]
[JsonDerivedType(typeof(StepNotified), "page.step_notified")]
[JsonDerivedType(typeof(StepSkipped), "page.step_skipped")]
[JsonDerivedType(typeof(Delivered), "page.delivered")]
[JsonDerivedType(typeof(DeliveryFailed), "page.delivery_failed")]
[JsonDerivedType(typeof(Acknowledged), "page.acknowledged")]
[JsonDerivedType(typeof(StepPostponed), "page.step_postponed")]
[JsonDerivedType(typeof(Declined), "page.declined")]
[JsonDerivedType(typeof(EscalatedEarly), "page.escalated_early")]
[JsonDerivedType(typeof(Reescalated), "page.reescalated")]
[JsonDerivedType(typeof(SeverityChanged), "page.severity_changed")]
[JsonDerivedType(typeof(IncidentLinked), "page.incident_linked")]
[JsonDerivedType(typeof(Exhausted), "page.exhausted")]
[JsonDerivedType(typeof(Resolved), "page.resolved")]
public abstract record PageEvent(Actor By, DateTimeOffset At)
{
    /// <summary>The page exists, with the escalation steps as they stood then: later edits of the policy do not change it.</summary>
    public sealed record Started(
        PageId Id,
        PageSubject Subject,
        EscalationPolicyId? Policy,
        ImmutableArray<EscalationStep> Steps,
        int Repeat,
        Actor By,
        DateTimeOffset At
    ) : PageEvent(By, At)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public LastResort? LastResort { get; init; }
    }

    /// <summary>
    /// A step's people were handed to the channels. <paramref name="NextAt"/> is when the next step is due; for the last step of the last round, when the page
    /// counts as exhausted unless somebody answers.
    /// </summary>
    public sealed record StepNotified(
        int Round,
        int Step,
        ImmutableArray<PlannedDelivery> Deliveries,
        DateTimeOffset? NextAt,
        Actor By,
        DateTimeOffset At
    ) : PageEvent(By, At);

    /// <summary>
    /// A step had nobody to page. <paramref name="NextAt"/> is when the next step is due: at once, or after the step's wait where the whole round found nobody;
    /// null for the last step of the last round.
    /// </summary>
    public sealed record StepSkipped(int Round, int Step, string Reason, DateTimeOffset? NextAt, Actor By, DateTimeOffset At)
        : PageEvent(By, At)
    {
        /// <summary>The round found nobody, and the last resort comes next.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool ToLastResort { get; init; }
    }

    /// <summary>Everybody in the step sleeps, and the severity keeps hours: the step is due again at <paramref name="Until"/>.</summary>
    public sealed record StepPostponed(int Round, int Step, DateTimeOffset Until, string Reason, Actor By, DateTimeOffset At)
        : PageEvent(By, At);

    public sealed record Delivered(string Key, PersonId Person, string Channel, int Attempt, string? Receipt, Actor By, DateTimeOffset At)
        : PageEvent(By, At);

    /// <summary><paramref name="Final"/>: no further attempt follows.</summary>
    public sealed record DeliveryFailed(
        string Key,
        PersonId Person,
        string Channel,
        int Attempt,
        string Error,
        bool Final,
        Actor By,
        DateTimeOffset At
    ) : PageEvent(By, At)
    {
        /// <summary>The provider had taken the message, and says that it did not arrive.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool ByReceipt { get; init; }
    }

    /// <summary><paramref name="Via"/> is console, api, cli, opsgenie, or link:, sms:, voice:, slack: or mattermost: and the delivery's key.</summary>
    public sealed record Acknowledged(PersonId Person, string Via, Actor By, DateTimeOffset At) : PageEvent(By, At);

    /// <summary>Somebody cannot respond: what was still to be sent to them in this round is not. <paramref name="Via"/> is as for an acknowledgement.</summary>
    public sealed record Declined(PersonId Person, int Round, string Via, Actor By, DateTimeOffset At) : PageEvent(By, At);

    /// <summary>
    /// Nobody whom the step reached can respond, so that waiting makes no sense: what comes next is due at <paramref name="NextAt"/>, which is the last resort where
    /// nobody of the whole round can.
    /// </summary>
    public sealed record EscalatedEarly(
        int Round,
        int Step,
        string Reason,
        DateTimeOffset NextAt,
        bool ToLastResort,
        Actor By,
        DateTimeOffset At
    ) : PageEvent(By, At);

    /// <summary>The acknowledged page went quiet: its steps are due again, from the first, in <paramref name="Round"/>.</summary>
    public sealed record Reescalated(int Round, string Reason, Actor By, DateTimeOffset At) : PageEvent(By, At);

    /// <summary>What the page is about is worse or better than it was; a step that waits for the morning is due now.</summary>
    public sealed record SeverityChanged(Severity From, Severity To, Actor By, DateTimeOffset At) : PageEvent(By, At);

    public sealed record IncidentLinked(IncidentId Incident, Actor By, DateTimeOffset At) : PageEvent(By, At);

    /// <summary>Every round has passed and nobody answered.</summary>
    public sealed record Exhausted(Actor By, DateTimeOffset At) : PageEvent(By, At);

    /// <summary>What the page was about is over.</summary>
    public sealed record Resolved(string Reason, Actor By, DateTimeOffset At) : PageEvent(By, At);
}
