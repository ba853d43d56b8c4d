// One way to reach a person: a channel and an address on it.
namespace Muster.Core.People;

/// <summary><see cref="Channel"/> is one of <see cref="ContactChannels.All"/>.</summary>
public sealed record ContactMethod(string Channel, string Address);
