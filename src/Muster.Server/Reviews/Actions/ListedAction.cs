// One action item in a list, with whose matter it is and what came of it.
using Muster.Core.People;
using Muster.Core.Reviews;
using Muster.Engine.Projections;

namespace Muster.Server.Reviews.Actions;

/// <param name="OwnerName">Their id when they are in the organisation no longer.</param>
/// <param name="Team">That of the service, or else the first of the owner's; null when there is neither.</param>
/// <param name="Effect">Null while it is not done.</param>
public sealed record ListedAction(ActionRow Row, string OwnerName, Team? Team, string? ServiceName, ActionEffect? Effect);
