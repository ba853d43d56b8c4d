// A role that passed from one holder to another in a drill.
using Muster.Core.Kernel;

namespace Muster.Simulator.Drills;

/// <param name="From">Who held it; see <see cref="Assignment.Who"/>.</param>
/// <param name="Text">What the new holder was told; empty when they were told nothing.</param>
public sealed record HandOver(int At, Role Role, string From, string To, string Text);
