// Everything that can be asked of the error budget policy and its overrides.
using Muster.Core.Kernel;

namespace Muster.Core.Slos.Policies;

public abstract record BudgetPolicyCommand(Actor By, DateTimeOffset At)
{
    /// <summary>Writes a version; <paramref name="Policy"/> is what its text says.</summary>
    public sealed record Write(string Text, BudgetPolicy Policy, Actor By, DateTimeOffset At) : BudgetPolicyCommand(By, At);

    /// <param name="Hash">Of the text that was read.</param>
    public sealed record Sign(string Hash, PolicySide Side, PolicyHand Hand, Actor By, DateTimeOffset At) : BudgetPolicyCommand(By, At);

    /// <param name="ServiceName">The service as the objective's file names it.</param>
    /// <param name="Service">The same in the organisation; null where there is none.</param>
    public sealed record AskOverride(
        string Id,
        SloId Slo,
        string ServiceName,
        ServiceId? Service,
        string Reason,
        TimeSpan Length,
        PolicyHand Hand,
        Actor By,
        DateTimeOffset At
    ) : BudgetPolicyCommand(By, At);

    public sealed record GrantOverride(string Id, PolicyHand Hand, Actor By, DateTimeOffset At) : BudgetPolicyCommand(By, At);

    public sealed record EndOverride(string Id, Actor By, DateTimeOffset At) : BudgetPolicyCommand(By, At);
}
