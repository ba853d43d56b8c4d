// How one message that stands for many pages reads: as an e-mail, in text and HTML, and as the body of a webhook.
using System.Text.Json;
using MimeKit;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Ports;
using Muster.Server.Channels;
using Muster.Server.Channels.Email;
using Muster.Server.Channels.Webhooks;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Tests.Channels;

public sealed class DigestTextTests
{
    private static readonly DateTimeOffset Night = new(2026, 11, 23, 2, 3, 0, TimeSpan.Zero);

    [Fact]
    public void As_an_e_mail_it_names_the_worst_counts_the_others_and_says_what_to_do()
    {
        MimeMessage mail = MailMessage.Of(Storm(), new("Muster", "muster@example.org"), Links(), Night)!;

        Assert.Equal("[SEV-1] 312 more alerts in 4 groups", mail.Subject);
        Assert.Equal(MessageImportance.High, mail.Importance);
        Assert.Equal(
            """
            [SEV-1] 312 more alerts in 4 groups

            Ana Silva, you are paged for more than anybody can read one by one. This message stands for all that came since the last one, the worst first.

            Open: https://muster.example.org/

            SEV-1: PlaybackDown in eu-west (300 firing)
            SEV-2: CdnMissRate <fra1> & others (9 firing)
            And: 2 more groups

            Open Muster to acknowledge what you take on. Each of these pages goes on to the next person until somebody does.

            """,
            mail.TextBody!.ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public void Its_html_says_the_same_and_offers_no_link_that_would_answer_for_what_nobody_has_read()
    {
        MimeMessage mail = MailMessage.Of(Storm(), new("Muster", "muster@example.org"), Links(), Night)!;

        AngleSharp.Html.Dom.IHtmlDocument html = Drivers.Html.Parse(mail.HtmlBody!);
        Assert.Equal(["https://muster.example.org/"], html.Links.Select(link => link.GetAttribute("href")));
        Assert.Equal(
            ["SEV-1|PlaybackDown in eu-west (300 firing)", "SEV-2|CdnMissRate <fra1> & others (9 firing)", "And|2 more groups"],
            html.QuerySelectorAll("tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent)))
        );
        Assert.EndsWith(
            "Each of these pages goes on to the next person until somebody does.",
            html.QuerySelectorAll("p")[^1].TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void As_a_webhook_it_has_a_type_of_its_own_and_lists_the_pages()
    {
        JsonElement body = JsonDocument.Parse(WebhookBody.Of(Storm(), acknowledgeUrl: null, "https://muster.example.org/")).RootElement;

        JsonElement wanted = JsonDocument
            .Parse(
                """
                {
                  "type": "page.digest",
                  "timestamp": "2026-11-23T02:03:00+00:00",
                  "data": {
                    "delivery": "digest/ana@2026-11-23T02:03:00Z/email/d1",
                    "title": "312 more alerts in 4 groups",
                    "severity": "SEV-1",
                    "firing_alerts": 312,
                    "groups": 4,
                    "worst": [
                      { "alert_group": "g1", "title": "PlaybackDown in eu-west", "severity": "SEV-1", "firing_alerts": 300 },
                      { "alert_group": "g2", "title": "CdnMissRate <fra1> & others", "severity": "SEV-2", "firing_alerts": 9 }
                    ],
                    "pages": ["p1", "p2"],
                    "person": { "id": "ana", "name": "Ana Silva" },
                    "url": "https://muster.example.org/"
                  }
                }
                """
            )
            .RootElement;
        Assert.True(JsonElement.DeepEquals(wanted, body), body.GetRawText());
    }

    /// <summary>Two groups are named of four; one page asks on two channels.</summary>
    private static ChannelMessage Storm() =>
        new(
            "digest/ana@2026-11-23T02:03:00Z/email/d1",
            Attempt: 1,
            "ana@example.org",
            new("ana"),
            "Ana Silva",
            "Europe/Lisbon",
            new("p1"),
            PagePurpose.Respond,
            "312 more alerts in 4 groups",
            Severity.Sev1,
            Service: null,
            ServiceName: null,
            Group: null,
            Incident: null,
            Role: null,
            LabelSet.Empty,
            Detail: null,
            FiringAlerts: 312,
            Round: 1,
            Step: 1,
            PageStartedAt: Night,
            NotifiedAt: Night,
            NextAt: null,
            Next: null
        )
        {
            Digest = new(
                "ana@2026-11-23T02:03:00Z",
                Alerts: 312,
                GroupCount: 4,
                [
                    new(new("g1"), "PlaybackDown in eu-west", Severity.Sev1, 300),
                    new(new("g2"), "CdnMissRate <fra1> & others", Severity.Sev2, 9),
                ],
                [
                    new(new("p1"), "d1", "email", "ana@example.org", new("g1")),
                    new(new("p1"), "d2", "email", "ana@example.net", new("g1")),
                    new(new("p2"), "d3", "email", "ana@example.org", new("g2")),
                ]
            ),
        };

    private static PageLinks Links() => new(new PublicAddress(new("https://muster.example.org"), () => []), new NoLinks());

    /// <summary>Nobody may ask for the link of a digest.</summary>
    private sealed class NoLinks : IAcknowledgeLinks
    {
        public string For(PageId page, PersonId person, string key) =>
            throw new InvalidOperationException("A digest has no acknowledge link.");
    }
}
