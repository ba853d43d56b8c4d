// An alert group in a list, with the page that it raised.
using Muster.Core.Alerts;
using Muster.Engine.Projections;

namespace Muster.Server.Alerts;

/// <param name="Page">Null when it raised none.</param>
public sealed record ListedGroup(AlertGroup Group, PageRow? Page)
{
    public string Status => GroupStatus.Of(Group);

    public bool IsOpen => Group.ClosedAt is null;
}
