// One statement as every audience reads it on every channel, against approved files; and that nothing typed becomes markup.
using System.Text;
using System.Xml.Linq;
using Muster.Core.Communications;
using Muster.Core.Communications.Rendering;
using Muster.Core.Kernel;

namespace Muster.Core.Tests.Communications;

public sealed class StatementRendererTests
{
    private static readonly DateTimeOffset Began = new(2026, 3, 4, 2, 7, 0, TimeSpan.Zero);

    private static readonly SaidStatement Said = new(
        new(
            "s2",
            "Identified. The spike began with the midnight release.",
            "API clients cannot connect. Core database unreachable for 100 % of users.",
            "Scaling the ingress capacity and rolling back the release.",
            new(2026, 3, 4, 2, 45, 0, TimeSpan.Zero)
        )
        {
            Audiences = [Audience.Internal, Audience.Executive, Audience.Public],
            Corrects = "s1",
        },
        "INC-42",
        "Core Database connection pool exhaustion (Ingress Spike)",
        Severity.Sev1,
        new(2026, 3, 4, 2, 30, 0, TimeSpan.Zero),
        Began,
        "Dora Lind",
        new(2026, 3, 4, 2, 15, 0, TimeSpan.Zero)
    );

    /// <summary>Where a rendering changes on purpose, the text that the failure names is copied over the approved file.</summary>
    [Theory]
    [InlineData("email", StatementStyle.Subject, StatementStyle.Text, StatementStyle.Html)]
    [InlineData("slack", StatementStyle.Slack)]
    [InlineData("page", StatementStyle.Html)]
    [InlineData("feed", StatementStyle.Feed)]
    [InlineData("api", StatementStyle.Json)]
    public void The_template_reads_as_approved_on_each_channel(string channel, params StatementStyle[] styles)
    {
        StringBuilder all = new();
        foreach (Audience audience in Enum.GetValues<Audience>())
        {
            foreach (StatementStyle style in styles)
            {
                all.Append(System.Globalization.CultureInfo.InvariantCulture, $"=== {audience}, {style}\n")
                    .Append(StatementRenderer.Render(Said, audience, style))
                    .Append('\n');
            }
        }

        string approved = Path.Combine(AppContext.BaseDirectory, "Communications", "Approved", $"{channel}.txt");
        string received = Path.Combine(AppContext.BaseDirectory, "Communications", "Approved", $"{channel}.received.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, all.ToString());
        Assert.Equal(File.Exists(approved) ? File.ReadAllText(approved) : $"(none: approve {received})", all.ToString());
    }

    [Fact]
    public void The_public_reads_no_number_no_severity_and_no_name()
    {
        foreach (StatementStyle style in Enum.GetValues<StatementStyle>())
        {
            string text = StatementRenderer.Render(Said, Audience.Public, style);
            Assert.DoesNotContain("INC-42", text, StringComparison.Ordinal);
            Assert.DoesNotContain("SEV-1", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Dora", text, StringComparison.Ordinal);
        }

        Assert.StartsWith(
            "[SEV-1] ",
            StatementRenderer.Render(Said with { ShowsSeverityToPublic = true }, Audience.Public, StatementStyle.Text),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_correction_says_so_in_every_rendering()
    {
        foreach (Audience audience in Enum.GetValues<Audience>())
        {
            foreach (StatementStyle style in Enum.GetValues<StatementStyle>())
            {
                Assert.Contains("correct", StatementRenderer.Render(Said, audience, style), StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    /// <summary>Markup, links, marks that turn the direction of writing, line breaks that would make a header, letters that look like others.</summary>
    [Theory]
    [InlineData("<script>alert(1)</script><a href='https://evil.example'>x</a>")]
    [InlineData("All well\r\nBcc: everybody@example.org\r\n\r\nNew body")]
    [InlineData("safe\u202Egnp.exe\u2066\u2069 and \u0000\u0007 more")]
    [InlineData("<!channel> <https://evil.example|our status page> & <@U1>")]
    [InlineData("\u0430dmin@\u0435xample.org ]]> <!--")]
    public void What_is_typed_stays_text(string typed)
    {
        SaidStatement said = Said with
        {
            Title = typed,
            Commander = typed,
            Statement = Said.Statement with { Status = typed, Impact = typed, CurrentAction = typed },
        };
        foreach (Audience audience in Enum.GetValues<Audience>())
        {
            string html = StatementRenderer.Render(said, audience, StatementStyle.Html);
            foreach (string tag in new[] { "script", "a", "!--", "!channel", "https", "@U1" })
            {
                Assert.DoesNotContain("<" + tag, html, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(
                    "<" + tag,
                    StatementRenderer.Render(said, audience, StatementStyle.Slack),
                    StringComparison.OrdinalIgnoreCase
                );
            }

            string subject = StatementRenderer.Render(said, audience, StatementStyle.Subject);
            Assert.DoesNotContain(subject, letter => char.IsControl(letter) || letter is '\u202E' or '\u2066' or '\u2069');
            Assert.Equal(
                audience == Audience.Executive ? 8 : 6,
                StatementRenderer.Render(said, audience, StatementStyle.Text).Split('\n').Length
            );
            XElement entry = XElement.Parse(StatementRenderer.Render(said, audience, StatementStyle.Feed));
            Assert.Equal(html.ReplaceLineEndings("\n"), entry.Element("content")!.Value.ReplaceLineEndings("\n"));
        }
    }
}
