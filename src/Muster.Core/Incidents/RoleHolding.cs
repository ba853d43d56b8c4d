// Who holds a role, and since when.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <summary><see cref="Alone"/>: this person holds several roles because nobody else holds any; it ends when somebody joins.</summary>
public sealed record RoleHolding(PersonId Person, DateTimeOffset Since, bool Alone);
