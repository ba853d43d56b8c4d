// What a statement is held to beside the incident's own rules.
using System.Collections.Immutable;
using Muster.Core.Communications.Lint;

namespace Muster.Core.Incidents;

/// <param name="InternalNames">What is called so in the house only.</param>
/// <param name="Facts">What the record knows; null when numbers are not judged.</param>
/// <param name="NeedsSecondLook">Whether a statement for the public goes out only when somebody else than its author said that it looks right.</param>
public sealed record StatementTerms(ImmutableArray<string> InternalNames, Facts? Facts, bool NeedsSecondLook)
{
    /// <summary>Nothing is known of the house, and one pair of eyes is enough.</summary>
    public static readonly StatementTerms None = new([], Facts: null, NeedsSecondLook: false);
}
