// Why the server refuses what somebody wants of the error budget policy before the rules are asked.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Server.Web.Document;

namespace Muster.Server.Slos.Policy;

internal static class PolicyRefusals
{
    public static Rejection InvalidFile(ImmutableArray<Mistake> mistakes) =>
        Rejection.Invalid(
            "slo_policy.invalid",
            "No version was written, because the policy is not right.",
            [
                .. mistakes.Select(mistake => new FieldError(
                    mistake.Field.Length > 0 ? mistake.Field : "text",
                    (mistake.Line > 0 ? $"Line {mistake.Line}, column {mistake.Column}: " : "") + mistake.Message
                )),
            ]
        );

    public static Rejection Invalid(ImmutableArray<FieldError> errors) =>
        Rejection.Invalid("slo_policy.invalid", "Nothing was done, because the input is not right.", errors);

    public static Rejection Retired(string name) =>
        Rejection.NotFound(
            "slo.not_found",
            $"The SLO '{EdgeText.Line(name, EdgeLimits.NameBytes)}' is retired and no longer measured, so its gate says nothing. Name one that is in use, or restore it."
        );

    public static Rejection NoOverride(string slo, string id) =>
        Rejection.NotFound(
            "slo_policy.override_not_found",
            $"The gate of '{EdgeText.Line(slo, EdgeLimits.NameBytes)}' has no override '{EdgeText.Line(id, EdgeLimits.NameBytes)}'."
        );
}
