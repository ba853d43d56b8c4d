// What became of an organisation file that was sent to be applied.
using Muster.Engine.Commands;

namespace Muster.Server.Catalog;

/// <param name="Proposal">What the file says about the organisation at <paramref name="Version"/>.</param>
/// <param name="Version">The version of the organisation that the proposal was made for.</param>
public sealed record OrganisationChange(Outcome Outcome, OrganisationProposal Proposal, int Version);
