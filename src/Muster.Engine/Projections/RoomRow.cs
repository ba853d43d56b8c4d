// How far a room was told of an incident, and what keeps it from hearing more.
using System.Security.Cryptography;
using System.Text;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

/// <param name="Where">The chat program and, of what is no secret, the place in it.</param>
/// <param name="Told">The last version of the incident that the room knows; 0 for none.</param>
/// <param name="Failure">What the provider answered last, while the room is behind; null when it is not.</param>
/// <param name="Telling">The message that is on its way; null for none.</param>
/// <param name="TellingUntil">Nobody else tells the room before this.</param>
public sealed record RoomRow(string Where, int Told, string? Failure, string? Telling, DateTimeOffset? TellingUntil)
{
    public static RoomRow Of(string channel, string address) => new(PlaceOf(channel, address), 0, null, null, null);

    /// <summary>The address of a webhook is a secret, so its hash names the row.</summary>
    public static string IdOf(IncidentId incident, string channel, string address)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(address));
        return $"{incident}/{channel}/{Convert.ToHexStringLower(hash.AsSpan(0, 16))}";
    }

    public View ToView(IncidentId incident, string id, DateTimeOffset now) =>
        new(Views.Room, id, Failure is null ? Views.Recorded : Views.Refused, now, "", ViewJson.Write(this)) { Subject = incident.Value };

    private static string PlaceOf(string channel, string address) =>
        channel == ContactChannels.Slack ? "Slack, channel " + address
        : Uri.TryCreate(address, UriKind.Absolute, out Uri? url) ? $"{channel} at {url.Host}"
        : $"{channel}, {address}";
}
