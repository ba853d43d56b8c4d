// Everything that can happen to the error budget policy and its overrides: the complete family.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.Slos.Policies;

/// <summary>What happened to the policy. The names are stable; docs/events.md describes each.</summary>
[JsonDerivedType(typeof(Written), "slo_policy.written")]
[JsonDerivedType(typeof(Signed), "slo_policy.signed")]
[JsonDerivedType(typeof(OverrideAsked), "slo_policy.override_asked")]
[JsonDerivedType(typeof(OverrideGranted), "slo_policy.override_granted")]
[JsonDerivedType(typeof(OverrideEnded), "slo_policy.override_ended")]
public abstract record BudgetPolicyEvent(Actor By, DateTimeOffset At)
{
    /// <param name="Version">Counts from 1.</param>
    /// <param name="Text">The whole file.</param>
    /// <param name="TextHash">SHA-256 of the text in hexadecimal digits.</param>
    /// <param name="Policy">What the text said to the Muster that read it.</param>
    public sealed record Written(int Version, string Text, string TextHash, BudgetPolicy Policy, Actor By, DateTimeOffset At)
        : BudgetPolicyEvent(By, At);

    /// <param name="People">Everybody whose hand it may be.</param>
    public sealed record Signed(
        int Version,
        string TextHash,
        PolicySide Side,
        PersonId Person,
        ImmutableArray<PersonId> People,
        Actor By,
        DateTimeOffset At
    ) : BudgetPolicyEvent(By, At);

    /// <param name="Policy">The number of the version under which it is asked for.</param>
    /// <param name="Length">For how long it holds once it is granted.</param>
    public sealed record OverrideAsked(
        string Id,
        SloId Slo,
        ServiceId? Service,
        int Policy,
        string Reason,
        TimeSpan Length,
        PersonId Person,
        ImmutableArray<PersonId> People,
        Actor By,
        DateTimeOffset At
    ) : BudgetPolicyEvent(By, At);

    public sealed record OverrideGranted(
        string Id,
        DateTimeOffset Until,
        PersonId Person,
        ImmutableArray<PersonId> People,
        Actor By,
        DateTimeOffset At
    ) : BudgetPolicyEvent(By, At);

    public sealed record OverrideEnded(string Id, Actor By, DateTimeOffset At) : BudgetPolicyEvent(By, At);
}
