// Who signs in: an ASP.NET Core Identity user that stands for a person of the organisation.
using Microsoft.AspNetCore.Identity;

namespace Muster.Storage.Schema;

public sealed class Account : IdentityUser
{
    /// <summary>The person in the organisation, such as <c>ana</c>.</summary>
    public string PersonId { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Set while the account may not sign in. Accounts are disabled, never deleted.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    public string? DisabledBy { get; set; }

    public string? DisabledWhy { get; set; }
}
