// A time in which nobody held a role that had been given in a drill.
using Muster.Core.Kernel;

namespace Muster.Simulator.Drills;

/// <param name="Who">Who held it before; see <see cref="Assignment.Who"/>.</param>
/// <param name="Until">The second in which somebody took it; null when nobody has.</param>
public sealed record Vacancy(Role Role, string Who, int From, int? Until = null);
