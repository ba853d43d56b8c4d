// Takes the buttons from a message of Slack whose page was answered elsewhere, and says by whom and when.
using System.Net.Http.Headers;
using System.Text;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Slack;

public sealed class SlackAnswered(HttpClient http, SlackSettings settings, PageLinks links, TimeProvider clock) : IAnsweredMessages
{
    /// <summary>The word slack, the channel and the time stamp.</summary>
    private const int ReceiptParts = 3;

    public string Name => ContactChannels.Slack;

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public bool CanChange(string receipt) => receipt?.Split(' ').Length == ReceiptParts;

    public async Task<SendResult> SettleAsync(AnsweredMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (settings.Token is not { } token || message.Receipt.Split(' ') is not [_, var channel, var ts])
        {
            return ProviderCall.Never("Slack is not configured, or never said where the message stands. Look at MUSTER_SLACK_TOKEN.");
        }

        string body = SlackBlocks.Answered(message, channel, ts, links.Subject(message.Incident, message.Group)).ToJsonString();
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(settings.Api, "chat.update"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        ProviderCall call = new(http, "Slack", Timeout, clock);
        (ProviderAnswer? answer, Failed? failed) = await call.SendAsync(request, cancel);
        return failed ?? SlackAnswers.Judge(call, answer!);
    }
}
