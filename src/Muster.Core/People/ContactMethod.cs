// One way to reach a person: a channel and an address on it.
namespace Muster.Core.People;

/// <summary><see cref="Channel"/> is <c>email</c> or <c>webhook</c>.</summary>
public sealed record ContactMethod(string Channel, string Address);
