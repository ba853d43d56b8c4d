// Takes the buttons from a message of Slack whose page was answered elsewhere, and says by whom and when.
using System.Net.Http.Headers;
using System.Text;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;
using Muster.Server.Web.Addresses;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Slack;

public sealed class SlackAnswered(HttpClient http, SlackSettings settings, PublicAddress address, TimeProvider clock) : IAnsweredMessages
{
    public string Name => ContactChannels.Slack;

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public async Task<SendResult> SettleAsync(AnsweredMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (settings.Token is not { } token || message.Receipt.Split(' ') is not [_, var channel, var ts])
        {
            return ProviderCall.Never("Slack is not configured, or never said where the message stands. Look at MUSTER_SLACK_TOKEN.");
        }

        string body = SlackBlocks.Answered(message, channel, ts, Url(message)).ToJsonString();
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(settings.Api, "chat.update"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        ProviderCall call = new(http, "Slack", Timeout, clock);
        (ProviderAnswer? answer, Failed? failed) = await call.SendAsync(request, cancel);
        return failed ?? SlackAnswers.Judge(call, answer!);
    }

    private string Url(AnsweredMessage message) =>
        address.Of(
            message.Incident is { } incident ? $"/incidents/{incident}"
            : message.Group is { } group ? $"/alerts/{group}"
            : "/"
        );
}
