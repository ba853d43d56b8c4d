// Subscribers that an admin adds, with the consent that they name.
using System.Collections.Immutable;

namespace Muster.Server.Subscribers.Api;

/// <param name="Addresses">E-mail addresses, 1 to 1,000.</param>
/// <param name="Consent">How they consented, in words; it stays with each.</param>
/// <param name="Components">Ids of components; none for all.</param>
public sealed record AddSubscribersBody(ImmutableArray<string> Addresses, string Consent, ImmutableArray<string>? Components = null);
