// A stretch of time in which the same people answer for one rotation for one reason.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using NodaTime;

namespace Muster.Core.OnCall;

/// <summary>Half-open. <see cref="People"/> is never empty.</summary>
internal sealed record RotationStretch(ImmutableArray<PersonId> People, Instant Start, Instant End, bool IsOverride);
