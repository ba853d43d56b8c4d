// A mitigation that is proposed in an incident, with those who can run it.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Mitigations;

namespace Muster.Server.Incidents;

/// <param name="CanRun">Those on call first; may be empty.</param>
public sealed record ProposedMitigation(MitigationProposal Proposal, ImmutableArray<AbleToRun> CanRun);

/// <param name="OnCall">Whether they are on call for the service now.</param>
public sealed record AbleToRun(PersonId Person, string Name, bool OnCall);
