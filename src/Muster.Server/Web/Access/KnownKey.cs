// An API key that is valid now.
using Muster.Core.Kernel;
using Muster.Storage.Access;

namespace Muster.Server.Web.Access;

/// <param name="Scope">One of <see cref="ApiKeyScope"/>.</param>
/// <param name="Person">Whom it stands for; null for nobody.</param>
/// <param name="Role">What it may do beyond intake, one of <see cref="AccountRole"/>; null for an intake key.</param>
public sealed record KnownKey(string Name, string Scope, PersonId? Person, string? Role);
