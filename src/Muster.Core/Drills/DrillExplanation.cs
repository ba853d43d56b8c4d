// Why it happened, as one person explained it once a drill was over.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Drills;

/// <param name="Whys">From what was felt to the root.</param>
public sealed record DrillExplanation(ImmutableArray<DrillWhy> Whys, Actor By, DateTimeOffset At);
