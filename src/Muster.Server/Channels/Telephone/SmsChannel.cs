// Sends a page as a text message.
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Channels.Telephone;

/// <param name="telephone">Null when no provider is configured: every delivery then fails and says what to do.</param>
public sealed class SmsChannel(TwilioApi? api, TwilioSettings? telephone, TelephoneBook book, TelephoneAddresses addresses, PageLinks links)
    : IChannel
{
    internal const string Unconfigured =
        "No telephone provider is configured, so nobody is called. Set MUSTER_TWILIO_ACCOUNT, MUSTER_TWILIO_TOKEN and MUSTER_TWILIO_FROM and restart Muster.";

    internal const string Stopped = "The owner of this number wrote STOP. Messages go out again once START is written from it.";

    public string Name => ContactChannels.Sms;

    public TimeSpan Timeout => TwilioApi.Timeout;

    public async Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (api is null || telephone is null)
        {
            return ProviderCall.Never(Unconfigured);
        }

        if ((await book.OfAsync(message.Address, cancel)).StoppedAt is not null)
        {
            return ProviderCall.Never(Stopped);
        }

        int? number = message.Digest is null ? await book.NumberAsync(message, cancel) : null;
        List<KeyValuePair<string, string>> form =
        [
            new("To", message.Address),
            new("From", telephone.From),
            new("Body", SmsText.Of(message, number, links.Subject(message))),
        ];
        if (addresses.StatusOf(message) is { } status)
        {
            form.Add(new("StatusCallback", status));
        }

        return await api.CreateAsync("Messages", message.Key, form, cancel);
    }
}
