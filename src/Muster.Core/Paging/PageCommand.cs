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
    ) : PageCommand(By, At);

    /// <summary>
    /// The step that is due (<see cref="Page.Due"/>; rounds and steps count from 1) is notified. <paramref name="Deliveries"/> are the people found for it by the organisation at <see cref="PageCommand.At"/>;
    /// empty means that nobody was found, and the step is skipped at once.
    /// </summary>
    public sealed record NotifyStep(int Round, int Step, ImmutableArray<PlannedDelivery> Deliveries, Actor By, DateTimeOffset At)
        : PageCommand(By, At);

    public sealed record RecordDelivered(string Key, int Attempt, string? Receipt, Actor By, DateTimeOffset At) : PageCommand(By, At);

    public sealed record RecordFailure(string Key, int Attempt, string Error, bool Final, Actor By, DateTimeOffset At)
        : PageCommand(By, At);

    /// <summary>What a provider tells of a message after it took it: that it <paramref name="Arrived"/>, or that it never will.</summary>
    public sealed record RecordReceipt(string Key, bool Arrived, string Text, Actor By, DateTimeOffset At) : PageCommand(By, At);

    public sealed record Acknowledge(PersonId Person, string Via, Actor By, DateTimeOffset At) : PageCommand(By, At);

    public sealed record LinkIncident(IncidentId Incident, Actor By, DateTimeOffset At) : PageCommand(By, At);

    public sealed record Resolve(string Reason, Actor By, DateTimeOffset At) : PageCommand(By, At);
}
