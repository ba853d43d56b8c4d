// Why the error budget policy refused something, in words for whoever asked.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Slos.Policies;

internal static class PolicyRejections
{
    public static readonly Rejection NoPolicy = Rejection.NotFound(
        "slo_policy.not_found",
        "No error budget policy is written yet, and nothing was signed. An admin writes one."
    );

    public static readonly Rejection OtherText = new(
        "slo_policy.changed",
        "The text that you read is not the latest, and nothing was signed. Read the one that stands now, and sign that."
    );

    public static readonly Rejection Nobody = Rejection.Forbidden(
        "slo_policy.nobody",
        "This key stands for nobody, and a signature or an override is by name. Nothing was done; use a key that stands for you."
    );

    public static readonly Rejection SamePerson = Rejection.Forbidden(
        "slo_policy.same_person",
        "You signed for the other side, by yourself or by a key of yours; nothing was signed. Two people sign: one for product, one for engineering."
    );

    public static readonly Rejection NotSigned = new(
        "slo_policy.not_signed",
        "No policy is signed yet, so nobody agreed who may override, and the gate was not. Have product and engineering sign one; "
            + "changes of the kinds reliability and security go meanwhile."
    );

    public static readonly Rejection NotCovered = new(
        "slo_policy.not_covered",
        "The signed policy is not about this objective, so nobody agreed who may override it, and the gate was not. "
            + "Add it to the policy and sign that; changes of the kinds reliability and security go meanwhile."
    );

    public static readonly Rejection MayNot = Rejection.Forbidden(
        "slo_policy.may_not_override",
        "The signed policy does not name you, nor a team of yours, among those who may override. Nothing was overridden; ask whom it names."
    );

    public static readonly Rejection NoOverride = Rejection.NotFound("slo_policy.override_not_found", "There is no such override.");

    public static readonly Rejection NotAsked = new(
        "slo_policy.override_over",
        "This override is over, or waited longer than an hour, and nothing was overridden. Ask for it anew."
    );

    public static readonly Rejection OtherPolicy = new(
        "slo_policy.override_of_other_version",
        "Another version of the policy was signed since this override was asked for, and nothing was overridden. Ask for it anew."
    );

    public static readonly Rejection OwnOverride = Rejection.Forbidden(
        "slo_policy.own_override",
        "You asked for this override, by yourself or by a key of yours, and the policy wants a second person; nothing was overridden. "
            + "Another of those who may override must agree."
    );

    public static Rejection SideSigned(PolicySide side) =>
        new(
            "slo_policy.side_signed",
            $"Somebody else signed this version for {GateWords.Of(side)} already, and one signature a side is what it takes."
        );

    public static Rejection NoSigner(PolicySide side) =>
        Rejection.Forbidden(
            "slo_policy.no_signer",
            $"The policy does not name you among those who sign for {GateWords.Of(side)}; nothing was signed."
        );

    public static Rejection Invalid(string message, ImmutableArray<FieldError> errors) =>
        Rejection.Invalid("slo_policy.invalid", message, errors);
}
