// Calls a person about a page.
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Channels.Telephone;

/// <summary>What is said comes when the call is answered: the provider asks for it at the address that it is given.</summary>
/// <param name="telephone">Null when no provider is configured: every delivery then fails and says what to do.</param>
public sealed class VoiceChannel(TwilioApi? api, TwilioSettings? telephone, TelephoneAddresses addresses) : IChannel
{
    /// <summary>Each turn of a call, so that one that nobody answers is heard of.</summary>
    private static readonly string[] Turns = ["initiated", "ringing", "answered", "completed"];

    public string Name => ContactChannels.Voice;

    public TimeSpan Timeout => TwilioApi.Timeout;

    public async Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (api is null || telephone is null)
        {
            return ProviderCall.Never(SmsChannel.Unconfigured);
        }

        List<KeyValuePair<string, string>> form =
        [
            new("To", message.Address),
            new("From", telephone.From),
            new("Url", addresses.VoiceOf(message)),
        ];
        if (addresses.StatusOf(message) is { } status)
        {
            form.Add(new("StatusCallback", status));
            form.AddRange(Turns.Select(turn => new KeyValuePair<string, string>("StatusCallbackEvent", turn)));
        }

        return await api.CreateAsync("Calls", message.Key, form, cancel);
    }
}
