// An alert that opened or resolved since it was last routed.
using Muster.Core.Alerts;

namespace Muster.Engine.Ports;

/// <param name="Revision">Counts the openings and resolutions of this alert, from 1.</param>
public sealed record ChangedAlert(Alert Alert, int Revision);
