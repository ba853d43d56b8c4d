// One request to a provider: its answer with the beginning of its body, or how far the attempt came.
using System.Text;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Providers;

/// <param name="provider">What readers call it, such as "The ntfy server".</param>
/// <param name="timeout">The channel's own, for the words alone.</param>
public sealed class ProviderCall(HttpClient http, string provider, TimeSpan timeout, TimeProvider clock)
{
    private const int TooManyRequests = 429;
    private const int RequestTimeout = 408;

    /// <summary>What a provider says of itself on the page's record: enough for its sentence, not for its web page.</summary>
    private const int SaidBytesMax = 200;

    /// <summary>What is read of a body: enough for an answer, and more where it holds a list.</summary>
    public int BodyBytesMax { get; init; } = 8 * 1024;

    /// <summary>Exactly one of the two is there.</summary>
    /// <param name="isRead">False where the status says all: then a body without end holds nothing up.</param>
    public async Task<(ProviderAnswer? Answer, Failed? Failed)> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancel,
        bool isRead = true
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.UserAgent.ParseAdd("Muster");
        try
        {
            using HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            string body = isRead ? await BodyAsync(answer, cancel) : "";
            string? link = answer.Headers.TryGetValues("Link", out IEnumerable<string>? links) ? string.Join(", ", links) : null;
            return (new((int)answer.StatusCode, body, RetryAfter(answer)) { Link = link }, null);
        }
        catch (HttpRequestException broken)
        {
            return (null, Judge(broken));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return (null, Again(SendStage.Answer, SendCause.TimedOut, $"{provider} did not answer in {timeout.TotalSeconds:0} s."));
        }
        catch (OperationCanceledException)
        {
            return (null, Again(SendStage.Connect, SendCause.TimedOut, $"{provider} could not be connected to in 4 s."));
        }
    }

    /// <summary>What an answer that is no success means: too many and the server's own failures may pass later, what was refused stays refused.</summary>
    /// <param name="said">The provider's own words; null when it has none.</param>
    /// <param name="remedy">What to do, where the channel knows it.</param>
    public Failed Refused(ProviderAnswer answer, string? said, string? remedy = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        string text =
            $"{provider} answered {answer.Status}" + (string.IsNullOrWhiteSpace(said) ? "." : $": {EdgeText.Line(said, SaidBytesMax)}");
        text = remedy is null ? text : text + " " + remedy;
        return answer.Status switch
        {
            TooManyRequests => new(SendStage.Answer, SendCause.RateLimited, Retryable: true, answer.RetryAfter, text),
            >= 500 or RequestTimeout => new(SendStage.Answer, SendCause.Faulty, Retryable: true, answer.RetryAfter, text),
            >= 300 and < 400 => Never(text + " Redirects are not followed; give the final address."),
            >= 400 => new(SendStage.Answer, SendCause.Rejected, Retryable: false, null, text),
            _ => Again(SendStage.Answer, SendCause.Faulty, text),
        };
    }

    /// <summary>A success that does not read like one: a captive portal, or another server at this address.</summary>
    public Failed Garbage(ProviderAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Again(
            SendStage.Answer,
            SendCause.Faulty,
            $"{provider} answered {answer.Status} with what is no answer of it: {EdgeText.Line(answer.Body, SaidBytesMax)}"
        );
    }

    public static Failed Never(string text) => new(SendStage.Prepare, SendCause.Misconfigured, Retryable: false, null, text);

    /// <summary>A message that keeps to the pace of a provider: nothing failed, it leaves when its turn comes.</summary>
    /// <param name="provider">What readers call it.</param>
    /// <param name="pace">What it takes.</param>
    public static Failed Later(string provider, TimeSpan wait, string pace = "few messages at a time")
    {
        string text = $"{provider} takes {pace}; this one waits {Math.Ceiling(wait.TotalSeconds):0} s for its turn.";
        return new(SendStage.Prepare, SendCause.RateLimited, Retryable: true, wait, text);
    }

    private static Failed Again(SendStage stage, SendCause cause, string text) => new(stage, cause, Retryable: true, null, text);

    private Failed Judge(HttpRequestException broken) =>
        broken.InnerException is ForbiddenAddressException forbidden
            ? Never(forbidden.Message)
            : broken.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => Again(
                    SendStage.Connect,
                    SendCause.Unreachable,
                    $"{provider}: the host name cannot be found."
                ),
                HttpRequestError.SecureConnectionError => Again(
                    SendStage.Secure,
                    SendCause.Faulty,
                    $"{provider}: no secure connection. {broken.InnerException?.Message ?? broken.Message}"
                ),
                HttpRequestError.ConnectionError => Again(
                    SendStage.Connect,
                    SendCause.Unreachable,
                    $"{provider} cannot be reached: {broken.Message}"
                ),
                _ => Again(SendStage.Answer, SendCause.Faulty, $"{provider}: the answer cannot be understood. {broken.Message}"),
            };

    /// <summary>A body that breaks off is as good as none: the status has been said.</summary>
    private async Task<string> BodyAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        byte[] kept = new byte[BodyBytesMax];
        int length = 0;
        try
        {
            await using Stream body = await answer.Content.ReadAsStreamAsync(cancel);
            length = await body.ReadAtLeastAsync(kept, kept.Length, throwOnEndOfStream: false, cancel);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            return "";
        }

        return Encoding.UTF8.GetString(kept, 0, length);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer) =>
        answer.Headers.RetryAfter switch
        {
            { Delta: { } wait } => wait,
            { Date: { } until } => until - clock.GetUtcNow(),
            _ => null,
        };
}
