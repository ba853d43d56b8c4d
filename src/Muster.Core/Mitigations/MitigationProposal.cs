// A mitigation that a service declares, as it is proposed in an incident: how it went before, and why it stands where it stands.
using Muster.Core.Catalog;

namespace Muster.Core.Mitigations;

/// <param name="Tried">In how many earlier incidents somebody said what came of it.</param>
/// <param name="Worked">In how many of them it worked.</param>
/// <param name="Last">The last of them; null when there is none.</param>
/// <param name="Why">In words: "worked 3 of 4 times, last in 4 m (INC-12)".</param>
public sealed record MitigationProposal(DeclaredMitigation Declared, int Tried, int Worked, PastMitigation? Last, string Why);
