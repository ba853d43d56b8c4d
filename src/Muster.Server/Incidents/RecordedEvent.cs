// One event of an incident, at its place in the record.
using Muster.Core.Incidents;

namespace Muster.Server.Incidents;

public sealed record RecordedEvent(int Version, IncidentEvent Event);
