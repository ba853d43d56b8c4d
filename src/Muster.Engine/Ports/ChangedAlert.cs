// An alert that changed since it was last routed.
using Muster.Core.Alerts;

namespace Muster.Engine.Ports;

/// <param name="Revision">Counts what routing must hear of, from 1: the opening, the resolution, other labels.</param>
public sealed record ChangedAlert(Alert Alert, int Revision);
