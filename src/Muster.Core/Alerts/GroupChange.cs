// What one alert's change means for its group.
namespace Muster.Core.Alerts;

public sealed record GroupChange(GroupChangeKind Kind, Routed Routed);
