// A refusal for mistakes that the rules of an incident cannot see: names that the organisation does not know, texts that are no date.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

public static class IncidentMistakes
{
    /// <summary>The code that the rules of an incident use for mistakes in the input, so that a script meets one code.</summary>
    public const string Code = IncidentRejections.InvalidCode;

    public static Rejection Refuse(ImmutableArray<FieldError> errors) =>
        Rejection.Invalid(Code, "Nothing was changed, because the input is not right.", errors);
}
