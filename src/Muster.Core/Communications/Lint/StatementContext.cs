// What a statement is judged by, beside its words.
using System.Collections.Immutable;

namespace Muster.Core.Communications.Lint;

/// <param name="Facts">What the record knows; null when nobody said, and then numbers are not judged.</param>
/// <param name="InternalNames">What is called so in the house only; judged for the public.</param>
public sealed record StatementContext(Audience Audience, Facts? Facts, ImmutableArray<string> InternalNames);
