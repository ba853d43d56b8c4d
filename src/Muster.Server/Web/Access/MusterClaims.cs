// The claims that tell who is behind a request.
using System.Security.Claims;

namespace Muster.Server.Web.Access;

public static class MusterClaims
{
    /// <summary>The person in the organisation, such as <c>ana</c>; missing for a key that stands for nobody.</summary>
    public const string Person = ClaimTypes.NameIdentifier;

    /// <summary>What people call whoever it is.</summary>
    public const string Name = ClaimTypes.Name;

    public const string Role = ClaimTypes.Role;

    /// <summary>The account of a person at a browser; missing for keys.</summary>
    public const string Account = "muster:account";

    /// <summary>One sign-in of an account.</summary>
    public const string Session = "muster:session";

    /// <summary>The name of the key; missing for people.</summary>
    public const string Key = "muster:key";

    /// <summary>The scope of the key.</summary>
    public const string Scope = "muster:scope";

    /// <summary>The person who made the key; missing for people, and where no person did.</summary>
    public const string Maker = "muster:maker";

    /// <summary>There for keys that may send alerts.</summary>
    public const string Sends = "muster:sends";
}
