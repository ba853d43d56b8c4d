// What the edge of a review refuses, beside what its rules do.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Server.Reviews;

internal static class Refusals
{
    public const string ChangedMeanwhileCode = "review.changed_meanwhile";

    public static readonly Rejection TooEarly = new(
        "review.too_early",
        "The incident is not resolved yet. Its review is drafted from the timeline once it is; nothing was changed."
    );

    public static readonly Rejection NotDrafted = Rejection.NotFound(
        "review.not_found",
        "There is no review of this incident yet. It is drafted when the incident is resolved."
    );

    /// <summary>Two people wrote in one place at once: neither text is lost, and the second writer decides.</summary>
    public static readonly Rejection ChangedMeanwhile = new(
        ChangedMeanwhileCode,
        "Somebody else changed this text while you wrote. Yours is kept here and theirs stands; put yours over it, or carry over what is missing."
    );

    public static Rejection NoSuchIncident(string id) =>
        Rejection.NotFound(
            "incident.not_found",
            $"There is no incident '{EdgeText.Line(id, EdgeLimits.NameBytes)}'. Look at the list of incidents for its number."
        );

    public static Rejection NoSuchSection(string name) =>
        Rejection.NotFound(
            "review.no_such_section",
            $"A review has no section '{EdgeText.Line(name, EdgeLimits.NameBytes)}'. Use {string.Join(", ", SectionNames.All)}."
        );

    /// <summary>The code that the rules of a review use for mistakes in the input, so that a script meets one code.</summary>
    public static Rejection Invalid(ImmutableArray<FieldError> errors) =>
        Rejection.Invalid("review.invalid", "Nothing was changed, because the input is not right.", errors);
}
