// What a bulletin that a person types is held to: the words that are the house's own, and the findings that they answer for.
using System.Collections.Immutable;

namespace Muster.Core.StatusPage;

/// <param name="InternalNames">What is called so in the house only.</param>
/// <param name="Answered">The linter's rules that whoever publishes answers for.</param>
public sealed record BulletinTerms(ImmutableArray<string> InternalNames, ImmutableArray<string> Answered);
