// What a button of Mattermost carries, so that a press can be believed.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Muster.Server.Channels.Mattermost;

/// <summary>
/// Mattermost signs nothing. What proves a press is what Muster gave along with the button: Mattermost keeps it for itself and shows it to no client. It is for one
/// delivery and one answer, so that to play it again says the same again.
/// </summary>
public sealed class MattermostButtons(byte[] secret)
{
    public const string Acknowledge = "acknowledge";
    public const string Decline = "decline";

    public string Sign(string action, string key) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{action}\n{key}")))
        );

    public bool IsValid(string action, string key, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(action, key)), Encoding.UTF8.GetBytes(signature));
}
