// What somebody wants of a set of SLO files.
using System.Collections.Immutable;

namespace Muster.Server.Slos;

/// <param name="Files">Read together: names, to tell mistakes by, and texts.</param>
/// <param name="Prune">Whether SLOs that no file has are retired.</param>
/// <param name="Retires">How many the sender agreed to retire; null where nobody counted.</param>
/// <param name="Reason">For what is retired.</param>
public sealed record SloWish(ImmutableArray<(string Name, string Text)> Files, bool Prune, int? Retires, string Reason);
