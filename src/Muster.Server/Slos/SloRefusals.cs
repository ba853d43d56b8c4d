// Why the server refuses what somebody wants of SLOs before the rules are asked.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Server.Web.Document;

namespace Muster.Server.Slos;

internal static class SloRefusals
{
    public static Rejection NotFound(string name) =>
        Rejection.NotFound("slo.not_found", $"There is no SLO '{EdgeText.Line(name, EdgeLimits.NameBytes)}'.");

    public static Rejection InvalidFiles(ImmutableArray<(string File, Mistake Mistake)> mistakes) =>
        Rejection.Invalid(
            "slo.invalid",
            "Nothing was changed, because the files are not right.",
            [
                .. mistakes.Select(one => new FieldError(
                    EdgeText.Line(one.File, EdgeLimits.NameBytes),
                    (one.Mistake.Line > 0 ? $"Line {one.Mistake.Line}, column {one.Mistake.Column}: " : "") + one.Mistake.Sentence
                )),
            ]
        );

    public static Rejection TooMany(int count) =>
        Rejection.Invalid("slo.too_many", $"There would be {count} SLOs, and {SloWriter.Max} are the most. Nothing was changed.");

    /// <param name="wanted">How many the sender was shown to be retired.</param>
    public static Rejection OtherCount(int wanted, int would) =>
        new(
            "slo.other_count",
            $"This would retire {would} SLOs, and you agreed to {wanted}. Nothing was changed; look at the preview again.",
            RejectionKind.Conflict
        );
}
