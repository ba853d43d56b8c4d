// Asks the telephone provider for a message or a call.
using System.Net.Http.Headers;
using System.Text;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Telephone;

/// <summary>201 with an id is taken. What it refuses with a code of its own (such as 21211, no such number) stays refused; too many and its own failures may pass later.</summary>
public sealed class TwilioApi(HttpClient http, TwilioSettings settings, TimeProvider clock)
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private const int Unauthorized = 401;

    /// <summary>What one number may send: a burst, then one a second. Source: Twilio's limits for a long code in North America.</summary>
    private readonly SendingRate _rate = new(burst: 30, pace: TimeSpan.FromSeconds(1), clock);

    /// <param name="resource"><c>Messages</c> or <c>Calls</c>.</param>
    /// <param name="key">The delivery.</param>
    public async Task<SendResult> CreateAsync(
        string resource,
        string key,
        IEnumerable<KeyValuePair<string, string>> form,
        CancellationToken cancel
    )
    {
        if (_rate.Take(resource, key) is { } wait)
        {
            return ProviderCall.Later("The telephone provider", wait, "one message a second from a number");
        }

        ProviderCall call = new(http, "The telephone provider", Timeout, clock);
        using HttpRequestMessage request = new(
            HttpMethod.Post,
            new Uri(settings.Api, $"/2010-04-01/Accounts/{settings.Account}/{resource}.json")
        )
        {
            Content = new FormUrlEncodedContent(form),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.Account}:{settings.Token}"))
        );
        (ProviderAnswer? answer, Failed? failed) = await call.SendAsync(request, cancel);
        return failed ?? Judge(call, answer!);
    }

    private static SendResult Judge(ProviderCall call, ProviderAnswer answer) =>
        answer switch
        {
            { IsSuccess: true } => answer.Field("sid") is { Length: > 0 } sid ? new Sent(sid) : call.Garbage(answer),
            { Status: Unauthorized } => call.Refused(answer, Words(answer), "Look at MUSTER_TWILIO_ACCOUNT and MUSTER_TWILIO_TOKEN."),
            _ => call.Refused(answer, Words(answer)),
        };

    private static string? Words(ProviderAnswer answer) =>
        answer.Field("message") is { } words ? $"{words} ({answer.Field("code") ?? "no code"})" : null;
}
