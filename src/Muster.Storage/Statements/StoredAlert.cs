// An alert with what only the store knows about it.
using Muster.Core.Alerts;

namespace Muster.Storage.Statements;

/// <param name="Revision">Counts what routing must hear of.</param>
/// <param name="ChangedAt">When <paramref name="Revision"/> last counted.</param>
internal sealed record StoredAlert(Alert Alert, int Revision, DateTimeOffset ChangedAt);
