// The best run that is known of a variant, and what it would be to do nothing.
using System.Collections.Immutable;
using Muster.Simulator.Drills;

namespace Muster.Simulator.Scoring;

/// <param name="Best">What the best known run came to.</param>
/// <param name="Acts">What it did, earliest first.</param>
/// <param name="Nothing">What it comes to when nobody does anything.</param>
/// <param name="KnownAt">The second from which on a team could have known enough to act.</param>
public sealed record ParRun(DrillSummary Best, ImmutableArray<Act> Acts, DrillSummary Nothing, int KnownAt);
