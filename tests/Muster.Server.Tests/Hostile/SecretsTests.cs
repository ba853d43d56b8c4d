// Secrets stay secret: after the main acts none of them stands in a log line of any level, in a measure or on an error page.
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Email;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Hostile;

public sealed partial class SecretsTests
{
    private const string SmtpPassword = "smtp-canary-7f3a91";
    private const string HookToken = "hook-canary-52c8e0";
    private const string WrongPassword = "wrong-canary-19bd44";
    private const string NewPassword = "a new canary 8841aa";
    private static readonly string WebhookSecret = "whsec_" + Convert.ToBase64String("webhook-canary-of-some-length-0001"u8);

    private readonly List<string> _shown = [];
    private readonly Dictionary<string, string> _secrets = new(StringComparer.Ordinal);

    [Fact]
    public async Task After_the_main_acts_no_secret_stands_in_logs_measures_or_error_pages()
    {
        int signIns = 0;
        await using ScriptedSmtp mail = new(
            (_, line) =>
                Task.FromResult(
                    line.StartsWith("AUTH", StringComparison.Ordinal) && signIns++ == 0 ? "535 5.7.8 Wrong: " + line
                    : line.StartsWith("MAIL", StringComparison.Ordinal) && signIns == 2 ? "451 4.3.0 Later"
                    : null
                )
        );
        await using HostileReceiver hook = new(HostileReceiver.Saying("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"));
        await using MusterServer server = await MusterServer.StartAsync(options =>
            options with
            {
                LogLevel = LogLevel.Trace,
                AllowPrivateWebhooks = true,
                WebhookSecret = WebhookSecret,
                ChainKey = [.. Encoding.ASCII.GetBytes("chain-canary-of-exactly-32-bytes")],
                Mail = new MailSettings.Smtp(
                    "127.0.0.1",
                    mail.Port,
                    "muster",
                    SmtpPassword,
                    ImplicitTls: false,
                    StartTls.Never,
                    Verify: true,
                    new("Muster", "muster@example.org")
                ),
            }
        );
        Know("the password of SMTP", SmtpPassword);
        Know("the token in the address of a webhook", HookToken);
        Know("a mistyped password", WrongPassword);
        Know("a new password", NewPassword);
        Know("the password", MusterServer.Password);
        Know("the webhook secret", WebhookSecret);
        Know("the chain key", "chain-canary-of-exactly-32-bytes");
        await Streaming.PutAsync(
            server,
            new ContactMethod("email", "ana@example.org"),
            new ContactMethod("webhook", $"{hook.Url}/{HookToken}?token={HookToken}")
        );

        await SendAsync(server);
        await AnswerAsync(server, mail);
        await SignInAsync(server);
        await Eventually.HoldsAsync("the hook fails", () => Task.FromResult(hook.Requests > 0));

        string reader = Know("an api key", await server.KeyAsync("api"));
        string measures = await server.Client(reader).GetStringAsync("/metrics");
        Assert.Contains("muster_", measures, StringComparison.Ordinal);
        Assert.Contains(
            server.Log.All,
            line => line.StartsWith("Trace", StringComparison.Ordinal) || line.StartsWith("Debug", StringComparison.Ordinal)
        );
        List<string> found =
        [
            .. FoundIn("the log", string.Join('\n', server.Log.All)),
            .. FoundIn("the measures", measures),
            .. _shown.SelectMany(page => FoundIn("an error page", page)),
        ];
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>A sender's key by every way in, right and wrong.</summary>
    private async Task SendAsync(MusterServer server)
    {
        string key = Know("an intake key", await server.KeyAsync());
        using HttpClient sender = server.Client(key);
        using HttpClient stranger = server.Client();
        const string alert = """{"status":"firing","labels":{"alertname":"Down","job":"playback"}}""";
        await sender.PostJsonAsync("/api/v2/alerts", $"[{alert}]");
        await stranger.PostJsonAsync($"/intake/{key}/alertmanager", $$"""{"alerts":[{{alert}}]}""");
        await stranger.PostJsonAsync(
            "/v2/enqueue",
            $$$"""{"routing_key":"{{{key}}}","event_action":"trigger","payload":{"summary":"s","source":"x","severity":"info"}}"""
        );
        await ShowAsync(stranger.PostJsonAsync("/v2/enqueue", $$"""{"routing_key":"{{key}}x","event_action":"trigger"}"""));
        await ShowAsync(stranger.PostJsonAsync($"/intake/{key}/alertmanager", "{"));
        await ShowAsync(stranger.PostJsonAsync($"/intake/{key}x/alertmanager", "{}"));
        await ShowAsync(stranger.PostJsonAsync($"/intake/{key}/nothing", "{}"));
        await ShowAsync(stranger.GetAsync($"/intake/{key}/alertmanager"));
        await ShowAsync(stranger.GetAsync($"/api/v2/alerts?key={key}"));
        await ShowAsync(stranger.GetAsync($"/{key}"));
        await ShowAsync(sender.GetAsync("/settings/keys"));
        _shown.Add(await RawConnection.AskAsync(server.Url, $"GET /intake/{key}/alertmanager HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n"));
        _shown.Add(await RawConnection.AskAsync(server.Url, $"GET /intake/{key}/\0 HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    /// <summary>The acknowledge link: opened, mistyped, used, used again.</summary>
    private async Task AnswerAsync(MusterServer server, ScriptedSmtp mail)
    {
        Page page = await Crowd.PageAsync(server);
        string link = server
            .Services.GetRequiredService<IAcknowledgeLinks>()
            .For(page.Id, PersonId.Parse("ana"), page.Deliveries[0].Planned.Key);
        string path = new Uri(link).AbsolutePath;
        Know("the token of an acknowledge link", path["/a/".Length..]);
        await Eventually.HoldsAsync("the mail", () => Task.FromResult(!mail.Taken.IsEmpty));
        using HttpClient phone = server.Client();
        await phone.GetAsync(path);
        await ShowAsync(phone.PostAsync(path[..^4], null));
        await phone.PostAsync(path, null);
        await phone.PostAsync(path, null);
        await ShowAsync(phone.PutAsync(path, null));
        await ShowAsync(phone.GetAsync(path + "/more"));
    }

    /// <summary>Passwords and the cookie: right, wrong, forged, changed, and the link by which one is set.</summary>
    private async Task SignInAsync(MusterServer server)
    {
        using Browser admin = await server.SignedInAsync("Root", AccountRole.Admin);
        Know("a session cookie", admin.Session!.Value);
        using Browser wrong = new(server.Url);
        await ShowAsync(wrong.SignInAsync("root@example.org", WrongPassword));
        HttpResponseMessage made = await admin.PostAsync(
            "/settings/people",
            ("name", "New"),
            ("email", "new@example.org"),
            ("role", "responder")
        );
        string link = WebUtility.HtmlDecode(PasswordLink().Match(await made.Content.ReadAsStringAsync()).Value);
        Know("the token of a password link", link.Split('/')[^1]);
        using Browser newcomer = new(server.Url);
        await newcomer.GetAsync(new Uri(link).AbsolutePath);

        // The form of the link holds its own address; it is no error page.
        await newcomer.PostAsync(new Uri(link).AbsolutePath, ("password", "short"));
        await newcomer.PostAsync(new Uri(link).AbsolutePath, ("password", NewPassword));
        await ShowAsync(newcomer.PostAsync(new Uri(link).AbsolutePath, ("password", NewPassword)));
        await ShowAsync(wrong.GetAsync($"/sign-in?return=/&password={WrongPassword}"));
        using HttpClient forger = server.Client();
        forger.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", $"{admin.Session.Name}={admin.Session.Value[..^6]}");
        await ShowAsync(forger.GetAsync("/settings/keys"));
    }

    private string Know(string what, string secret)
    {
        _secrets[what] = secret;
        return secret;
    }

    private async Task ShowAsync(Task<HttpResponseMessage> asked)
    {
        using HttpResponseMessage answer = await asked;
        _shown.Add(answer.Headers + await answer.Content.ReadAsStringAsync());
    }

    /// <summary>As it is, and as base64 of itself, alone and behind a user name; of the log, the first line that has it.</summary>
    private IEnumerable<string> FoundIn(string where, string text) =>
        from secret in _secrets
        from form in (string[])[secret.Value, Uri.EscapeDataString(secret.Value), Base64(secret.Value), Base64("\0muster\0" + secret.Value)]
        where text.Contains(form, StringComparison.OrdinalIgnoreCase)
        select $"{secret.Key} in {where}: {text.Split('\n').First(line => line.Contains(form, StringComparison.OrdinalIgnoreCase))}";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=');

    [GeneratedRegex("http://[^\"<\\s]*/set-password/[^\"<\\s]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PasswordLink();
}
