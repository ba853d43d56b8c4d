// A team: the people who own services together.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.People;

public sealed record Team(TeamId Id, string Name, ImmutableArray<PersonId> Members);
