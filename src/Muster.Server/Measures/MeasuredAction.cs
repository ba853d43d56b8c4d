// One action item, with what became of it.
using System.Collections.Immutable;
using Muster.Engine.Projections;

namespace Muster.Server.Measures;

/// <param name="Results">Whether it was in time, and of those that are done whether it helped.</param>
public sealed record MeasuredAction(ActionRow Row, ImmutableArray<ActionResult> Results);
