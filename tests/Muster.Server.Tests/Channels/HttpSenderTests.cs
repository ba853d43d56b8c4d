// A page through a sender that an admin described: what arrives, every answer, and mistakes that are refused all at once.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Catalog;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Catalog;
using Muster.Server.Channels;
using Muster.Server.Channels.HttpSenders;
using Muster.Server.Channels.Providers;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Tests.Channels;

public sealed class HttpSenderTests
{
    private const string Secret = "canary-of-the-token";
    private const string Evil = "\"}, \"to\": \"everybody\" {{secret.TOKEN}}\n\\";

    private static readonly SenderSecrets Secrets = SenderSecrets.Parse(["# ours", "TOKEN = " + Secret, ""], wrong => Assert.Fail(wrong));

    [Fact]
    public async Task Words_from_outside_stay_words_in_the_address_the_headers_and_the_body()
    {
        await using ProviderPeer peer = await ProviderPeer.StartAsync(
            (_, _, response) => ProviderPeer.SayAsync(response, 200, "{\"ok\":true}")
        );

        SendResult sent = await SendAsync(
            Sender(peer, "/bot{{secret.TOKEN}}/send/{{address}}", """{"text": "{{title}}: {{text}}", "to": "{{ address }}"}""") with
            {
                Method = "PUT",
                Expect = "\"ok\":true",
            },
            message => message with { Address = "mine/../a?b", Title = Evil, Detail = Evil }
        );

        Assert.Equal("mine HTTP 200", Assert.IsType<SendResult.Sent>(sent).Receipt);
        ProviderPeer.Asked asked = Assert.Single(peer.All);
        Assert.Equal(("PUT", $"/bot{Secret}/send/../a?b"), (asked.Method, Uri.UnescapeDataString(asked.Path)));
        Assert.Equal("Bearer " + Secret, asked.Headers.Authorization);
        Assert.Equal("p1/1/1/ana/http", asked.Headers["Idempotency-Key"]);
        JsonElement body = JsonDocument.Parse(asked.Body).RootElement;
        Assert.Equal("../a?b", body.GetProperty("to").GetString());
        string text = body.GetProperty("text").GetString()!;
        Assert.Contains("{{secret.TOKEN}}", text, StringComparison.Ordinal);
        Assert.Contains("Acknowledge: https://muster.example.org/a/token", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "the token canary-of-the-token is unknown", SendCause.Rejected, false)]
    [InlineData(429, "slow", SendCause.RateLimited, true)]
    [InlineData(503, "busy", SendCause.Faulty, true)]
    [InlineData(302, "", SendCause.Misconfigured, false)]
    [InlineData(200, "<html>Sign in", SendCause.Faulty, true)]
    public async Task Each_answer_is_told_and_never_with_a_secret(int status, string body, SendCause cause, bool retryable)
    {
        await using ProviderPeer peer = await ProviderPeer.StartAsync(
            (_, _, response) =>
            {
                response.Headers.RetryAfter = "7";
                return ProviderPeer.SayAsync(response, status, body);
            }
        );

        SendResult.Failed failed = Assert.IsType<SendResult.Failed>(
            await SendAsync(Sender(peer, "/{{secret.TOKEN}}", "{}") with { Expect = "\"ok\":true" })
        );

        Assert.Equal((cause, retryable), (failed.Cause, failed.Retryable));
        Assert.Contains($"answered {status}", failed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, failed.Text, StringComparison.Ordinal);
        Assert.Equal(status == 429 ? TimeSpan.FromSeconds(7) : null, status == 429 ? failed.RetryAfter : null);
    }

    [Fact]
    public async Task An_unknown_certificate_a_missing_secret_and_a_private_address_are_told()
    {
        await using ProviderPeer peer = await ProviderPeer.StartAsync((_, _, response) => ProviderPeer.SayAsync(response, 200, "{}"));
        await using Muster.Peers.TlsFront unknown = new(peer.Url.Port);
        HttpSender good = Sender(peer, "/", "{}");

        SendResult.Failed[] all =
        [
            (SendResult.Failed)await SendAsync(good with { Url = $"https://127.0.0.1:{unknown.Port}/{{{{secret.TOKEN}}}}" }),
            (SendResult.Failed)await SendAsync(good with { Body = "\"{{secret.OTHER}}\"" }),
            (SendResult.Failed)await SendAsync(good, reach: new(AllowPrivate: false)),
        ];

        Assert.Equal([SendCause.Faulty, SendCause.Misconfigured, SendCause.Misconfigured], all.Select(one => one.Cause));
        Assert.Contains("OTHER", all[1].Text, StringComparison.Ordinal);
        Assert.All(all, one => Assert.DoesNotContain(Secret, one.Text, StringComparison.Ordinal));
        Assert.Empty(peer.All);
    }

    [Fact]
    public void Every_mistake_of_a_sender_is_told_at_once_at_its_line()
    {
        const string file = """
            people:
              ana: { name: Ana, email: ana@example.org, contacts: [{ http: nobody/x }] }
            senders:
              mine:
                method: PATCH
                url: https://10.0.0.1/{{nonsense}}
                headers: { Authorization: Bearer abc, Host: example.org }
                body: '{"text": {{text}}}'
            """;

        OrganisationProposal proposal = Proposed(file);

        Assert.Equal(
            [
                "people.ana.contacts[0].address",
                "senders.mine.body",
                "senders.mine.headers.Authorization",
                "senders.mine.headers.Host",
                "senders.mine.method",
                "senders.mine.url",
            ],
            proposal.Mistakes.Select(mistake => mistake.Field).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_examples_of_the_documentation_can_be_applied()
    {
        string[] examples =
        [
            .. RepositoryFile
                .Read("docs/channels.md")
                .Split("```yaml\n")
                .Skip(1)
                .Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)])
                .Where(block => block.Contains("url: ", StringComparison.Ordinal))
                .Select(block => block.StartsWith("senders:", StringComparison.Ordinal) ? block : "senders:\n" + block),
        ];

        Assert.Equal(4, examples.Length);
        Assert.All(
            examples,
            example => Assert.DoesNotContain(Proposed(example).Mistakes, one => one.Field.StartsWith("senders", StringComparison.Ordinal))
        );
    }

    private static OrganisationProposal Proposed(string file) =>
        OrganisationProposal.Of(
            Organisation.Empty,
            file,
            new(AllowPrivate: false),
            prune: false,
            "",
            Core.Kernel.Actor.System("test"),
            Messages.Night
        );

    private static HttpSender Sender(ProviderPeer peer, string path, string body) =>
        new(
            "mine",
            "POST",
            peer.Url.GetLeftPart(UriPartial.Authority) + path,
            ImmutableSortedDictionary<string, string>.Empty.Add("Authorization", "Bearer {{secret.TOKEN}}"),
            body
        );

    private static async Task<SendResult> SendAsync(
        HttpSender sender,
        Func<ChannelMessage, ChannelMessage>? change = null,
        WebhookReach? reach = null
    )
    {
        using HttpClient http = GuardedHttp.Create(allowPrivate: true);
        HttpSenderChannel channel = new(
            http,
            _ => Task.FromResult(Organisation.Empty with { Senders = Organisation.Empty.Senders.Add(sender.Id, sender) }),
            Secrets,
            reach ?? new(AllowPrivate: true),
            new PageLinks(new PublicAddress(new Uri("https://muster.example.org"), () => []), new NoLinks()),
            new MovableClock()
        );
        ChannelMessage message = Messages.Of("http", "mine/u1");
        return await channel.SendAsync(change is null ? message : change(message), TestContext.Current.CancellationToken);
    }
}
