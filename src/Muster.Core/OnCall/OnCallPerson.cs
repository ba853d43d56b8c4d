// Who answers for one rotation at an instant, and until when.
using Muster.Core.Kernel;

namespace Muster.Core.OnCall;

/// <summary><see cref="Until"/> is the next hand-over, or where an override begins or ends; UTC.</summary>
public sealed record OnCallPerson(string Rotation, Role? Role, PersonId Person, DateTimeOffset Until, bool IsOverride);
