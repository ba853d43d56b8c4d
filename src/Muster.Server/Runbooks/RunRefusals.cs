// Why the server refuses a runbook or a run before the rules are asked.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Server.Web.Document;

namespace Muster.Server.Runbooks;

internal static class RunRefusals
{
    public static Rejection NoSuchRunbook(string id) =>
        Rejection.NotFound("runbook.not_found", $"There is no runbook '{EdgeText.Line(id, EdgeLimits.NameBytes)}'.");

    public static Rejection NoSuchRun(string id) =>
        Rejection.NotFound("run.not_found", $"There is no run '{EdgeText.Line(id, EdgeLimits.NameBytes)}': expected a form such as RUN-7.");

    public static Rejection Invalid(ImmutableArray<FieldError> errors) =>
        Rejection.Invalid("run.invalid", "Nothing was asked for, because the input is not right.", errors);

    public static Rejection InvalidFile(ImmutableArray<Mistake> mistakes) =>
        Rejection.Invalid(
            "runbook.invalid",
            "Nothing was written, because the runbook is not right.",
            [
                .. mistakes.Select(mistake => new FieldError(
                    mistake.Field.Length > 0 ? mistake.Field : "text",
                    (mistake.Line > 0 ? $"Line {mistake.Line}, column {mistake.Column}: " : "") + mistake.Message
                )),
            ]
        );

    public static Rejection OtherId(string wanted, string written) =>
        Rejection.Invalid(
            "runbook.invalid",
            "Nothing was written, because the runbook is not right.",
            [new("id", $"The file says '{written}' and the address says '{wanted}': they must be the same.")]
        );
}
