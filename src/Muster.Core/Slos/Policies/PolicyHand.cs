// Who signs or overrides: the person, their teams, and whose hand it may be.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Slos.Policies;

/// <param name="Person">Null for a key that stands for nobody.</param>
/// <param name="Teams">Those of the person.</param>
/// <param name="People">The person, and for a key also who made it, for they know its token.</param>
public sealed record PolicyHand(PersonId? Person, ImmutableArray<TeamId> Teams, ImmutableArray<PersonId> People);
