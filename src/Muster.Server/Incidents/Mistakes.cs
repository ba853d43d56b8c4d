// A refusal for mistakes that only the edge can see: names that the organisation does not know.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Server.Incidents;

internal static class Mistakes
{
    /// <summary>The code that the rules of an incident use for mistakes in the input, so that a script meets one code.</summary>
    public const string Code = "incident.invalid";

    public static Rejection Refuse(ImmutableArray<FieldError> errors) =>
        Rejection.Invalid(Code, "Nothing was changed, because the input is not right.", errors);
}
