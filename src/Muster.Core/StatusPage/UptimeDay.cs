// How a component fared on one day, by UTC.
using System.Runtime.InteropServices;

namespace Muster.Core.StatusPage;

/// <param name="Worst">The worst that was said of it on that day; null for a day that its history does not speak of.</param>
/// <param name="Seconds">How much of the day its history speaks of: 86,400 for a whole one, less for today and for its first.</param>
/// <param name="MajorSeconds">How long it was in a major outage; the others likewise. Where bulletins overlap the worst counts.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct UptimeDay(
    DateOnly Day,
    ComponentStatus? Worst,
    int Seconds,
    int MajorSeconds,
    int PartialSeconds,
    int DegradedSeconds,
    int MaintenanceSeconds
);
