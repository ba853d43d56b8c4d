// Who is behind a request.
using System.Security.Claims;
using Muster.Core.Kernel;

namespace Muster.Server.Incidents;

public sealed record Caller(Actor Actor)
{
    public PersonId? Person => Actor.Kind == ActorKind.Person ? new PersonId(Actor.Name) : null;

    public static Caller Of(ClaimsPrincipal user) => new(Actor.Person(user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "nobody"));
}
