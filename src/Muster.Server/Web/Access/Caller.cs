// Who is behind a request, in the words of the domain.
using System.Collections.Immutable;
using System.Security.Claims;
using Muster.Core.Kernel;

namespace Muster.Server.Web.Access;

/// <summary>A signed-in person, or an API key that may stand for one.</summary>
/// <param name="Actor">What events say did it.</param>
/// <param name="Person">Who holds roles and answers pages; null for a key that stands for nobody.</param>
/// <param name="Name">For readers.</param>
/// <param name="Role">One of <see cref="AccountRole"/>; null for an intake key.</param>
/// <param name="Key">The name of the key; null for a person.</param>
public sealed record Caller(Actor Actor, PersonId? Person, string Name, string? Role, string? Key)
{
    public bool IsKey => Key is not null;

    /// <summary>Who made the key; null for a person, and where no person did.</summary>
    public PersonId? Maker { get; init; }

    /// <summary>Everybody whose hand this may be: the person, and for a key also who made it, for they know its token.</summary>
    public ImmutableArray<PersonId> People => [.. new[] { Person, Maker }.OfType<PersonId>().Distinct()];

    public bool MayRespond => AccountRole.MayRespond(Role);

    public bool MayAdminister => Role == AccountRole.Admin;

    /// <summary>Null when nobody is signed in.</summary>
    public static Caller? Of(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if (principal.Identity is not { IsAuthenticated: true })
        {
            return null;
        }

        string? key = principal.FindFirstValue(MusterClaims.Key);
        string? person = principal.FindFirstValue(MusterClaims.Person);
        PersonId? id = person is null ? null : PersonId.Parse(person);
        string name = principal.FindFirstValue(MusterClaims.Name) ?? person ?? key ?? "";
        Actor actor = key is not null ? Actor.Key(key) : Actor.Person(person ?? "");
        return new(actor, id, name, principal.FindFirstValue(MusterClaims.Role), key)
        {
            Maker = principal.FindFirstValue(MusterClaims.Maker) is { } maker ? PersonId.Parse(maker) : null,
        };
    }

    /// <summary>Whoever passed the route's policy; throws where a route let a stranger in and asks all the same.</summary>
    public static Caller Require(ClaimsPrincipal principal) =>
        Of(principal)
        ?? throw new InvalidOperationException("This route asks who is behind the request, and its policy lets strangers in.");
}
