// How Muster reaches telephones: the account at a provider that speaks as Twilio does.
namespace Muster.Server.Channels.Telephone;

/// <param name="Api">Scheme and host of the provider.</param>
/// <param name="Token">Signs in, and verifies what the provider posts.</param>
/// <param name="TokenNext">While the token is changed: verifies too. Null otherwise.</param>
/// <param name="From">The number that messages and calls come from.</param>
public sealed record TwilioSettings(Uri Api, string Account, string Token, string? TokenNext, string From)
{
    public static readonly Uri ApiDefault = new("https://api.twilio.com");
}
