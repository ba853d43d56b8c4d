// Asks a server for a calendar: only where webhooks may go too, not for long, and not for much.
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Muster.Core.People;
using Muster.Server.Channels.Providers;

namespace Muster.Server.OnCall.Import;

internal sealed class CalendarFetch(WebhookReach reach) : IDisposable
{
    private const int RedirectsMax = 3;
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http = GuardedHttp.Create(reach.AllowPrivate);

    public void Dispose() => _http.Dispose();

    /// <summary>The address, with <c>webcal:</c> read as <c>https:</c>; null with every mistake in it.</summary>
    public Uri? Check(string text, out IReadOnlyList<string> mistakes)
    {
        const string Webcal = "webcal://";
        string plain = text.StartsWith(Webcal, StringComparison.OrdinalIgnoreCase) ? "https://" + text[Webcal.Length..] : text;
        mistakes = WebhookTarget.Check(plain, reach.AllowPrivate, out Uri? url);
        return url;
    }

    /// <param name="tag">The version that is known; null to read whatever there is.</param>
    public async Task<FetchedCalendar> GetAsync(Uri address, string? tag, CancellationToken stop)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(AnswerMax);
        try
        {
            Uri? next = address;
            for (int hop = 0; hop <= RedirectsMax && next is not null; hop++)
            {
                if (WebhookTarget.Check(next.AbsoluteUri, reach.AllowPrivate, out _) is { Count: > 0 } mistakes)
                {
                    return new FetchedCalendar.Failed($"Its address leads where it may not: {string.Join(' ', mistakes)}");
                }

                using HttpResponseMessage answer = await _http.SendAsync(
                    Request(next, tag),
                    HttpCompletionOption.ResponseHeadersRead,
                    late.Token
                );
                if ((int)answer.StatusCode is < 300 or >= 400 || answer.StatusCode == HttpStatusCode.NotModified)
                {
                    return await JudgeAsync(answer, late.Token);
                }

                next = answer.Headers.Location is { } location ? new Uri(next, location) : null;
            }

            return new FetchedCalendar.Failed("Its address leads in circles; give the final one.");
        }
        catch (HttpRequestException broken)
        {
            return new FetchedCalendar.Failed(
                broken.InnerException is ForbiddenAddressException forbidden ? forbidden.Message : $"{address.Host} cannot be reached."
            );
        }
        catch (IOException)
        {
            return new FetchedCalendar.Failed($"{address.Host} broke off.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new FetchedCalendar.Failed($"{address.Host} did not answer within {AnswerMax.TotalSeconds:0} s.");
        }
    }

    private static HttpRequestMessage Request(Uri address, string? tag)
    {
        HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd("Muster");
        request.Headers.Accept.ParseAdd("text/calendar, */*;q=0.5");
        if (tag is not null && EntityTagHeaderValue.TryParse(tag, out EntityTagHeaderValue? known))
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return request;
    }

    private static async Task<FetchedCalendar> JudgeAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        if (answer.StatusCode == HttpStatusCode.NotModified)
        {
            return new FetchedCalendar.Same();
        }

        if (!answer.IsSuccessStatusCode)
        {
            return new FetchedCalendar.Failed($"Its server answered {(int)answer.StatusCode}.");
        }

        await using Stream body = await answer.Content.ReadAsStreamAsync(cancel);
        byte[] bytes = new byte[ImportLimits.BytesMax + 1];
        int length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return length > ImportLimits.BytesMax
            ? new FetchedCalendar.Failed($"It has more than {ImportLimits.BytesMax / 1024} KiB.")
            : new FetchedCalendar.Read(Encoding.UTF8.GetString(bytes, 0, length), answer.Headers.ETag?.ToString());
    }
}
