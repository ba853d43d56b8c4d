// One thing that somebody did in a drill.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Drills;

/// <param name="Id">Unique in the drill: the same one is done once.</param>
/// <param name="Second">The simulated second in which it was done, from 0.</param>
/// <param name="Verb">The word of what was done.</param>
/// <param name="Target">A component, a colleague, or nothing.</param>
public sealed record DrillAct(
    string Id,
    int Second,
    string Verb,
    string Target,
    ImmutableSortedDictionary<string, string> Args,
    Actor By,
    DateTimeOffset At
);
