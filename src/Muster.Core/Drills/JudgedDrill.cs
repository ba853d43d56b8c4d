// A drill that was judged, as a board looks at it.
using Muster.Core.Kernel;

namespace Muster.Core.Drills;

/// <param name="Players">Everybody who acted in it: each has its points.</param>
/// <param name="EndedAt">When it was over; null where nobody knows.</param>
public sealed record JudgedDrill(DrillId Id, IReadOnlyList<PersonId> Players, DrillScore Score, DateTimeOffset? EndedAt);
