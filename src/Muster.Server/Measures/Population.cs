// Real incidents, or drills, of a period: all of them, and in groups.
using System.Collections.Immutable;
using Muster.Core.Incidents;

namespace Muster.Server.Measures;

/// <summary>The two are never added up.</summary>
/// <param name="Groups">Those that have an incident; the worst, the latest or the largest first.</param>
/// <param name="DetectedBy">How many were noticed by whom first; null for those of which the record does not say.</param>
/// <param name="IsWhole">False where there are more incidents than are counted: the oldest are left out.</param>
public sealed record Population(
    MeasuredGroup All,
    ImmutableArray<MeasuredGroup> Groups,
    ImmutableArray<(DetectionSource? By, int Count)> DetectedBy,
    bool IsWhole
);
