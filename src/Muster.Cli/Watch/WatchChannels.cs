// How a watcher reaches people: channels of its own, none of them through the server that it watches.
using System.Text;
using System.Text.Json;
using MimeKit;
using Muster.Cli.Terminal;
using Muster.Server.Channels.Email;

namespace Muster.Cli.Watch;

/// <param name="Webhooks">Each gets JSON with a <c>text</c>, so that chat rooms show it too.</param>
/// <param name="Ntfy">Addresses of topics.</param>
internal sealed record WatchChannels(
    string Name,
    IReadOnlyList<Uri> Webhooks,
    IReadOnlyList<Uri> Ntfy,
    MailSettings? Mail,
    IReadOnlyList<MailboxAddress> MailTo
)
{
    private static readonly TimeSpan SendMax = TimeSpan.FromSeconds(10);

    /// <summary>Whether at least one of them took it; each failure is told on standard error, with the host alone, for an address may hold a secret.</summary>
    public async Task<bool> SayAsync(HttpClient http, WatchWord word, CancellationToken cancel)
    {
        IEnumerable<Task<bool>> sent =
        [
            .. Webhooks.Select(url => TryAsync(url.Host, late => PostAsync(http, url, JsonBody(word), null, late), cancel)),
            .. Ntfy.Select(url =>
                TryAsync(url.Host, late => PostAsync(http, url, new StringContent(word.Text(Name), Encoding.UTF8), word, late), cancel)
            ),
            .. MailTo.Select(to => TryAsync("the mail server", late => MailAsync(to, word, late), cancel)),
        ];
        return (await Task.WhenAll(sent)).Contains(true);
    }

    private static async Task<bool> TryAsync(string where, Func<CancellationToken, Task<string?>> send, CancellationToken cancel)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(SendMax);
        string? wrong;
        try
        {
            wrong = await send(late.Token);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // Whatever it is: a watcher that ends tells nobody.
            wrong = broken.Message;
        }
        catch (OperationCanceledException)
        {
            wrong = $"no answer within {SendMax.TotalSeconds:0} s";
        }

        if (wrong is not null)
        {
            Screen.Aside($"muster: {where} did not take the message, and gets it again: {wrong}");
        }

        return wrong is null;
    }

    private async Task<string?> PostAsync(HttpClient http, Uri url, HttpContent content, WatchWord? ntfy, CancellationToken cancel)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, url) { Content = content };
        if (ntfy is not null)
        {
            request.Headers.TryAddWithoutValidation("Title", HeaderText(Screen.Clean(ntfy.Title(Name))));
            request.Headers.TryAddWithoutValidation("Priority", ntfy.IsWell ? "3" : "5");
            request.Headers.TryAddWithoutValidation("Tags", ntfy.IsWell ? "white_check_mark" : "rotating_light");
        }

        using HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        return answer.IsSuccessStatusCode ? null : $"it answered {(int)answer.StatusCode}";
    }

    /// <summary>With its length: some receivers read no body that comes in chunks.</summary>
    private StringContent JsonBody(WatchWord word) =>
        new(
            JsonSerializer.Serialize(
                new
                {
                    Type = word.IsWell ? "muster.well" : "muster.silent",
                    Text = word.Text(Name),
                    Title = word.Title(Name),
                    Name,
                    word.Since,
                    word.At,
                    word.Why,
                },
                JsonSerializerOptions.Web
            ),
            Encoding.UTF8,
            "application/json"
        );

    /// <summary>Headers hold ASCII; ntfy reads the rest as mail programs do. Source: RFC 2047.</summary>
    private static string HeaderText(string text) =>
        Ascii.IsValid(text) ? text : $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";

    private Task<string?> MailAsync(MailboxAddress to, WatchWord word, CancellationToken cancel) =>
        PlainMail.SendAsync(Mail!, to, word.Title(Name), word.Text(Name), word.At, cancel);
}
