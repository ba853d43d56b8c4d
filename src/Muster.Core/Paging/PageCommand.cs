// Everything that can be asked of a page.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

public abstract record PageCommand(Actor By, DateTimeOffset At)
{
    public sealed record Start(
        PageId Id,
        PageSubject Subject,
        EscalationPolicyId? Policy,
        ImmutableArray<EscalationStep> Steps,
        int Repeat,
        Actor By,
        DateTimeOffset At
    ) : PageCommand(By, At)
    {
        /// <summary>Null for a page that asks one person for something.</summary>
        public LastResort? LastResort { get; init; }
    }

    /// <summary>
    /// The step that is due (<see cref="Page.Due"/>; rounds and steps count from 1) is notified. <paramref name="Deliveries"/> are the people found for it by the organisation at <see cref="PageCommand.At"/>;
    /// empty means that nobody was found, and the step is skipped at once.
    /// </summary>
    public sealed record NotifyStep(int Round, int Step, ImmutableArray<PlannedDelivery> Deliveries, Actor By, DateTimeOffset At)
        : PageCommand(By, At)
    {
        /// <summary>Why nobody was found, in a sentence for the page's record; null for the usual one.</summary>
        public string? Why { get; init; }
    }

    /// <summary>The step that is due waits: everybody in it sleeps, and the severity keeps hours.</summary>
    public sealed record PostponeStep(int Round, int Step, DateTimeOffset Until, string Why, Actor By, DateTimeOffset At)
        : PageCommand(By, At);

    public sealed record RecordDelivered(string Key, int Attempt, string? Receipt, Actor By, DateTimeOffset At) : PageCommand(By, At);

    public sealed record RecordFailure(string Key, int Attempt, string Error, bool Final, Actor By, DateTimeOffset At)
        : PageCommand(By, At);

    /// <summary>What a provider tells of a message after it took it: that it <paramref name="Arrived"/>, or that it never will.</summary>
    public sealed record RecordReceipt(string Key, bool Arrived, string Text, Actor By, DateTimeOffset At) : PageCommand(By, At);

    public sealed record Acknowledge(PersonId Person, string Via, Actor By, DateTimeOffset At) : PageCommand(By, At);

    /// <summary>Somebody says that they cannot respond. Once nobody of the step is left, the next one is due at once.</summary>
    public sealed record Decline(PersonId Person, string Via, Actor By, DateTimeOffset At) : PageCommand(By, At);

    /// <summary>What was acknowledged has gone quiet: everybody is asked again, from the first step.</summary>
    public sealed record Reescalate(string Why, Actor By, DateTimeOffset At) : PageCommand(By, At);

    /// <summary>What the page is about is worse or better than it was: a step that waits is judged anew, now.</summary>
    public sealed record ChangeSeverity(Severity To, Actor By, DateTimeOffset At) : PageCommand(By, At);

    public sealed record LinkIncident(IncidentId Incident, Actor By, DateTimeOffset At) : PageCommand(By, At);

    public sealed record Resolve(string Reason, Actor By, DateTimeOffset At) : PageCommand(By, At);
}
