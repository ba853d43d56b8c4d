// An action item of the review of an incident that spent something.
using Muster.Core.Kernel;
using Muster.Core.Reviews;

namespace Muster.Server.Slos.Quarterly;

public sealed record ReliabilityWork(IncidentId Incident, string Title, ActionItem Item);
