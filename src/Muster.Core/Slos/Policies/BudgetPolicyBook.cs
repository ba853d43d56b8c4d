// The state of the error budget policy: all its versions, who signed them, and the overrides under them.
using System.Collections.Immutable;
using System.Diagnostics;
using Muster.Core.Kernel;

namespace Muster.Core.Slos.Policies;

/// <summary>One stream, <c>slo_policy/policy</c>: a signature, an override and the version that they speak of are decided one after the other.</summary>
public sealed record BudgetPolicyBook : IDecider<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent>
{
    /// <summary>The key of the one stream.</summary>
    public const string Key = "policy";

    public static string Category => "slo_policy";

    public static BudgetPolicyBook Initial { get; } = new();

    /// <summary>Oldest first.</summary>
    public ImmutableArray<PolicyVersion> Versions { get; init; } = [];

    /// <summary>Oldest first, those that are over too.</summary>
    public ImmutableArray<GateOverride> Overrides { get; init; } = [];

    /// <summary>What was written last, signed or not; null when there is none.</summary>
    public PolicyVersion? Latest => Versions is [.., var last] ? last : null;

    /// <summary>The latest that both sides signed: what holds, whatever was written since. Null when none is.</summary>
    public PolicyVersion? Standing => Versions.LastOrDefault(one => one.IsSigned);

    /// <summary>The signed version that is about an objective; null where none is, and <see cref="BudgetPolicy.Default"/> holds.</summary>
    public PolicyVersion? Over(SloId slo, string service) =>
        Standing is { } version && version.Policy.Covers(slo, service) ? version : null;

    /// <summary>The override of an objective that holds longest at an instant under a version; null for none.</summary>
    public GateOverride? HeldAt(DateTimeOffset now, SloId slo, PolicyVersion version) =>
        Overrides.Where(one => one.Slo == slo && one.Policy == version.Number && one.HoldsAt(now)).MaxBy(one => one.Consent!.Until);

    public static Decision<BudgetPolicyEvent> Decide(BudgetPolicyBook state, BudgetPolicyCommand command) =>
        BudgetPolicyRules.Decide(state, command);

    public static BudgetPolicyBook Evolve(BudgetPolicyBook state, BudgetPolicyEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return happened switch
        {
            BudgetPolicyEvent.Written e => state with
            {
                Versions = state.Versions.Add(new(e.Version, e.Text, e.TextHash, e.Policy, e.By, e.At)),
            },
            BudgetPolicyEvent.Signed e => state with
            {
                Versions =
                [
                    .. state.Versions.Select(one =>
                        one.Number == e.Version ? one with { Signatures = one.Signatures.Add(new(e.Side, e.Person, e.People, e.At)) } : one
                    ),
                ],
            },
            BudgetPolicyEvent.OverrideAsked e => state with
            {
                Overrides = state.Overrides.Add(new(e.Id, e.Slo, e.Service, e.Policy, e.Reason, e.Length, e.Person, e.People, e.At)),
            },
            BudgetPolicyEvent.OverrideGranted e => state.With(e.Id, one => one with { Consent = new(e.Person, e.People, e.Until, e.At) }),
            BudgetPolicyEvent.OverrideEnded e => state.With(e.Id, one => one with { End = new(e.By, e.At) }),
            _ => throw new UnreachableException($"The error budget policy does not know {happened}."),
        };
    }

    /// <summary>Null when there is none of this id.</summary>
    public GateOverride? Override(string id) => Overrides.FirstOrDefault(one => one.Id == id);

    private BudgetPolicyBook With(string id, Func<GateOverride, GateOverride> change) =>
        this with
        {
            Overrides = [.. Overrides.Select(one => one.Id == id ? change(one) : one)],
        };
}
