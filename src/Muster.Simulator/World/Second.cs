// One second of a simulated system, as those outside see it.
using System.Runtime.InteropServices;

namespace Muster.Simulator.World;

/// <summary><see cref="Offered"/> is <see cref="Served"/> and <see cref="Failed"/> and <see cref="Shed"/> and <see cref="Queued"/> together, in every second.</summary>
/// <param name="At">Seconds since the start, from 0.</param>
/// <param name="Arrived">New requests and retries of this second.</param>
/// <param name="Offered">Those that arrived, and those that waited for an answer before.</param>
/// <param name="Queued">Those that wait for an answer still.</param>
/// <param name="PeopleLost">How many people did not get what they came for in this second.</param>
/// <param name="LossShare">The same as a share of the kind of clients that lost most, 0 to 1.</param>
/// <param name="Worst">That kind of clients, by its name; empty when none lost anything.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Second(
    int At,
    double Arrived,
    double Offered,
    double Served,
    double Failed,
    double Shed,
    double Queued,
    double PeopleLost,
    double LossShare,
    string Worst
);
