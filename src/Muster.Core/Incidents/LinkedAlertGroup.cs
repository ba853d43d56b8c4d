// An alert group that belongs to an incident.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

public sealed record LinkedAlertGroup(AlertGroupId Group, string Title, DateTimeOffset At);
