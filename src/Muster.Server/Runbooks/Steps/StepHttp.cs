// Sends one request of a step: to where the guard lets it, without redirects, within limits.
using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using Muster.Core.People;
using Muster.Core.Runbooks;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Runbooks.Steps;

/// <param name="http">A guarded client.</param>
public sealed class StepHttp(HttpClient http, WebhookReach reach, RunbookSecrets secrets)
{
    private const int AnswerBytesMax = RunDefaults.OutputBytesMax;

    /// <summary>The answer, with its body made safe to read; an error is told in a sentence and has no status.</summary>
    internal async Task<StepAnswer> SendAsync(
        string method,
        string url,
        ImmutableArray<StepHeader> headers,
        string? body,
        string contentType,
        CancellationToken cancel
    )
    {
        if (WebhookTarget.Check(url, reach.AllowPrivate, out Uri? address) is { Count: > 0 } mistakes)
        {
            return StepAnswer.None($"Nothing was sent to {url}: {string.Join(" ", mistakes)}");
        }

        using HttpRequestMessage request = new(new HttpMethod(method), address);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, contentType);
        }

        foreach (StepHeader header in headers)
        {
            if (header.Secret is { } name && secrets.Find(name) is null)
            {
                return StepAnswer.None(
                    $"Nothing was sent: the secret {name} is not known. Set {RunbookSecrets.Prefix}{name} in the environment of the server, or {name} in the file of MUSTER_RUNBOOK_SECRETS, and restart it."
                );
            }

            request.Headers.TryAddWithoutValidation(header.Name, header.Text + (header.Secret is { } secret ? secrets.Find(secret) : ""));
        }

        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Muster", null));
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            (string text, bool isCut) = await BodyAsync(response, cancel);
            return new((int)response.StatusCode, text, isCut, null);
        }
        catch (ForbiddenAddressException forbidden)
        {
            return StepAnswer.None($"Nothing was sent: {forbidden.Message}");
        }
        catch (HttpRequestException wrapped) when (wrapped.InnerException is ForbiddenAddressException)
        {
            return StepAnswer.None($"Nothing was sent: {wrapped.InnerException.Message}");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return StepAnswer.None($"No answer from {address!.Authority}: {secrets.Masked(broken.Message)}");
        }
    }

    private async Task<(string Text, bool IsCut)> BodyAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        await using Stream stream = await response.Content.ReadAsStreamAsync(cancel);
        byte[] bytes = new byte[AnswerBytesMax + 1];
        int read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        bool isCut = read > AnswerBytesMax;
        return (ReadableOutput.Of(bytes.AsSpan(0, isCut ? AnswerBytesMax : read), secrets), isCut);
    }
}
