// What to look at and what to try before anybody knows the cause of an incident.
using System.Collections.Immutable;

namespace Muster.Server.Incidents;

/// <param name="Changes">Suspected ones first, then by how well they fit, cleared ones last.</param>
/// <param name="Mitigations">Those that the service declares, in the order in which to try them.</param>
public sealed record FirstLook(ImmutableArray<SuspectChange> Changes, ImmutableArray<ProposedMitigation> Mitigations);
