// What the edge of a drill refuses, beside what its rules do.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Server.Drills;

internal static class DrillRefusals
{
    public static readonly Rejection ScenarioChanged = new(
        "drill.scenario_changed",
        "The scenario of this drill has changed since it was played, so it cannot be shown as it was; what was done to it stands. Start it anew."
    );

    public static readonly Rejection NotOver = new(
        "drill.not_over",
        "What went on behind the graphs is told when the drill is over. End it, or play it to its last second."
    );

    public static readonly Rejection StartedBefore = new(
        "drill.started_before",
        "This Idempotency-Key has started a drill before; nothing was started now. The list of drills has it."
    );

    public static Rejection NoSuchDrill(string id) =>
        Rejection.NotFound(
            "drill.not_found",
            $"There is no drill '{EdgeText.Line(id, EdgeLimits.NameBytes)}'. Look at the list of drills for its number."
        );

    public static readonly Rejection NobodyOnBoards = new(
        "drill_boards.nobody",
        "This key stands for nobody who plays drills, so there is nobody to show or to hide; nothing was changed. Use a key that was made for a person."
    );

    public static Rejection NoSuchPlan(string id) =>
        Rejection.NotFound(
            "drill_plan.not_found",
            $"There is no planned drill '{EdgeText.Line(id, EdgeLimits.NameBytes)}'. Look at the list of planned drills for its number."
        );

    public static Rejection InvalidPlan(ImmutableArray<FieldError> errors) =>
        Rejection.Invalid(
            "drill_plan.invalid",
            "Nothing was planned, because the input is not right. "
                + string.Join(" ", errors.Select(error => $"{error.Field}: {error.Message}")),
            errors
        );

    public static Rejection Invalid(ImmutableArray<FieldError> errors) =>
        Rejection.Invalid(
            "drill.invalid",
            "Nothing was done, because the input is not right. "
                + string.Join(" ", errors.Select(error => $"{error.Field}: {error.Message}")),
            errors
        );
}
