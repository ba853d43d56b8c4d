// What the gate answers to a pipeline.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Slos.Policies;
using Muster.Engine.Slos;

namespace Muster.Server.Slos.Policy.Api;

/// <param name="Reason">In a plain sentence, or two.</param>
/// <param name="Until">Of a stop or a warning: when it ends if nothing more goes wrong. Of an override: when that ends. Null where nobody can tell, and where nothing ends.</param>
/// <param name="Kind">The kind of change that asked.</param>
/// <param name="Change">As its pipeline calls it; null where it did not say.</param>
/// <param name="BudgetLeft">Of the objective that is worst off, 1 for all of it, below 0 where more was spent than there was; null where nothing may go wrong and something did.</param>
/// <param name="BurnRate">As both the last hour and the last five minutes burn; null where it is infinite.</param>
/// <param name="Known">Whether something was measured lately.</param>
/// <param name="Override">What let it go; null for none.</param>
/// <param name="Escalation">Whom to ask, in this order.</param>
public sealed record GateItem(
    SloId Slo,
    GateVerdict Verdict,
    string Reason,
    DateTimeOffset? Until,
    string Kind,
    string? Change,
    double? BudgetLeft,
    double? BurnRate,
    bool Known,
    GatePolicyItem Policy,
    OverrideItem? Override,
    ImmutableArray<string> Escalation,
    DateTimeOffset At
)
{
    internal static GateItem Of(SloStatus status, GateAnswer answer, string? change, Organisation organisation) =>
        new(
            status.Slo.Id,
            answer.Verdict,
            answer.Reason,
            answer.Until,
            answer.Kind,
            change,
            answer.Worst.Budget.Left,
            double.IsFinite(answer.Worst.Burn) ? answer.Worst.Burn : null,
            answer.Worst.IsKnown,
            new(
                answer.Version?.Number,
                answer.Policy.Title,
                answer.Version?.SignedAt,
                [.. (answer.Version?.Signatures ?? []).Select(SignatureItem.Of)]
            ),
            answer.Override is { } held
                ? new(
                    held.Id,
                    held.Slo,
                    "holds",
                    held.Reason,
                    held.Person,
                    held.At,
                    held.Policy,
                    held.Consent?.Person,
                    held.Consent?.Until,
                    null
                )
                : null,
            [.. answer.Policy.Escalation.Select(organisation.NameOf)],
            status.At
        );
}

/// <param name="Version">The signed version; null where the workbook's policy holds.</param>
/// <param name="SignedBy">One a side; empty where the workbook's policy holds.</param>
public sealed record GatePolicyItem(int? Version, string Title, DateTimeOffset? SignedAt, ImmutableArray<SignatureItem> SignedBy);
