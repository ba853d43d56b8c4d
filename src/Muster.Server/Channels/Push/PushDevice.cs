// A browser on a device that gets notifications for one person.
using Muster.Core.Kernel;

namespace Muster.Server.Channels.Push;

/// <param name="Endpoint">Where its push service takes messages; whoever knows it and the secret can send.</param>
/// <param name="Key">Its public key, 65 bytes in base64url.</param>
/// <param name="Secret">What it shares with the sender, 16 bytes in base64url.</param>
/// <param name="Name">What its owner knows it by, such as <c>Firefox on Android</c>.</param>
public sealed record PushDevice(
    string Id,
    PersonId Person,
    string Endpoint,
    string Key,
    string Secret,
    string Name,
    DateTimeOffset AddedAt,
    DateTimeOffset? RemovedAt,
    string? RemovedBecause
);
