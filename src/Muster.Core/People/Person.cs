// A person who can be paged and can hold a role.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.People;

/// <summary><see cref="Zone"/> is an IANA zone id; <see cref="Contacts"/> are tried in order, all of them at once for a page.</summary>
public sealed record Person(PersonId Id, string Name, string Email, string? Phone, string Zone, ImmutableArray<ContactMethod> Contacts);
