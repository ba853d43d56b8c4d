// The list of changes as the API answers it.
using System.Collections.Immutable;
using Muster.Engine.Projections;

namespace Muster.Server.Intake.Changes;

/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record ChangeList(ImmutableArray<ChangeRow> Items, string? Next);
