// The status site over HTTP: caching, compression, languages, its own host, the API, the feeds, and without a database.
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Server.StatusPage.Site;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Public;

namespace Muster.Server.Tests.StatusPage;

public sealed class StatusSiteTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_asks_again_with_its_tag_and_gets_nothing_new_compressed_as_it_can_read()
    {
        await using MusterServer server = await StartAsync(StatusPageTests.Page);
        using HttpClient reader = server.Client();
        using HttpResponseMessage plain = await reader.GetAsync("/status/en/", Cancel);
        Assert.Equal("public, max-age=15", plain.Headers.CacheControl!.ToString());
        Assert.Equal(["Accept-Encoding"], plain.Headers.Vary);
        Assert.False(plain.Headers.Contains("Set-Cookie"));
        Assert.StartsWith(
            "default-src 'none'; style-src 'self'",
            plain.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        byte[] bytes = await plain.Content.ReadAsByteArrayAsync(Cancel);
        foreach (
            (string accepted, string? coding) in new[]
            {
                ("br, gzip", "br"),
                ("gzip", "gzip"),
                ("br;q=0, gzip", "gzip"),
                ("identity", null),
            }
        )
        {
            using HttpRequestMessage ask = new(HttpMethod.Get, "/status/en/");
            ask.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
            using HttpResponseMessage packed = await reader.SendAsync(ask, Cancel);
            Assert.Equal(coding, packed.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.True(coding is null || packed.Content.Headers.ContentLength < bytes.Length / 2);
            using HttpRequestMessage again = new(HttpMethod.Get, "/status/en/");
            again.Headers.IfNoneMatch.Add(packed.Headers.ETag!);
            Assert.Equal(HttpStatusCode.NotModified, (await reader.SendAsync(again, Cancel)).StatusCode);
        }

        using HttpResponseMessage head = await reader.SendAsync(new(HttpMethod.Head, "/status/en/"), Cancel);
        Assert.Equal(bytes.Length, head.Content.Headers.ContentLength);
        await SayAsync(server, bulletin => Open(bulletin, server));
        using HttpRequestMessage newer = new(HttpMethod.Get, "/status/en/");
        newer.Headers.IfNoneMatch.Add(plain.Headers.ETag!);
        Assert.Equal(HttpStatusCode.OK, (await reader.SendAsync(newer, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("de-AT, en;q=0.5", "de", "Alle Systeme laufen")]
    [InlineData("ja, de;q=0.4, en;q=0.8", "en", "All systems operational")]
    [InlineData("ja", "en", "All systems operational")]
    [InlineData(";;;", "en", "All systems operational")]
    public async Task A_reader_is_given_the_language_that_they_like(string wanted, string language, string words)
    {
        await using MusterServer server = await StartAsync(StatusPageTests.Page);
        using HttpClient reader = server.Client();
        using HttpRequestMessage ask = new(HttpMethod.Get, "/status");
        ask.Headers.TryAddWithoutValidation("Accept-Language", wanted);
        using HttpResponseMessage answer = await reader.SendAsync(ask, Cancel);
        Assert.Contains("Accept-Language", answer.Headers.Vary);
        string page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_language_has_the_same_words_with_the_same_places_for_facts()
    {
        StatusWords english = StatusWords.Of("en");
        foreach (StatusWords other in new[] { "de", "fr", "es" }.Select(StatusWords.Of))
        {
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
            Assert.All(
                english.Keys.Where(key => key is not ("day" or "month" or "dayAndClock")),
                key => Assert.Equal(Places(english[key]), Places(other[key]))
            );
        }
    }

    [Fact]
    public async Task On_its_own_host_there_is_the_page_and_nothing_of_the_console_and_no_header_leads_elsewhere()
    {
        await using MusterServer server = await StartAsync(
            StatusPageTests.Page.Replace(
                "name: StreamFlow",
                "name: StreamFlow\n  domain: status.streamflow.example",
                StringComparison.Ordinal
            )
        );
        // A plain one: what its own host answers is not what the description of the console's API says.
        using HttpClient reader = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Url };
        string page = await AskAsync(reader, "/", HttpStatusCode.OK);
        Assert.Contains("href=\"/en/history/\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", page, StringComparison.OrdinalIgnoreCase);
        string summary = await AskAsync(reader, "/api/v2/summary.json", HttpStatusCode.OK);
        Assert.Contains("https://status.streamflow.example", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", summary, StringComparison.OrdinalIgnoreCase);
        foreach (
            string console in new[]
            {
                "/sign-in",
                "/healthz",
                "/metrics",
                "/incidents",
                "/api/v1/incidents",
                "/api/v2/alerts",
                "/status",
                "/assets/app.css",
                "/docs",
            }
        )
        {
            string answer = await AskAsync(reader, console, HttpStatusCode.NotFound);
            Assert.DoesNotContain("Muster", answer, StringComparison.Ordinal);
        }

        using HttpResponseMessage other = await reader.GetAsync("/status/en/?x=1", Cancel);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, other.StatusCode);
        Assert.Equal("https://status.streamflow.example/en/", other.Headers.Location!.AbsoluteUri);

        async Task<string> AskAsync(HttpClient client, string path, HttpStatusCode expected)
        {
            using HttpRequestMessage ask = new(HttpMethod.Get, path);
            ask.Headers.Host = "status.streamflow.example";
            ask.Headers.Add("X-Forwarded-Host", "evil.example");
            ask.Headers.Add("Forwarded", "host=evil.example");
            using HttpResponseMessage answer = await client.SendAsync(ask, Cancel);
            Assert.True(answer.StatusCode == expected, $"{path} answered {answer.StatusCode}");
            return await answer.Content.ReadAsStringAsync(Cancel);
        }
    }

    [Fact]
    public async Task A_page_for_members_asks_strangers_to_sign_in_and_is_kept_by_nobody_between()
    {
        await using MusterServer server = await StartAsync(
            StatusPageTests.Page.Replace("name: StreamFlow", "name: StreamFlow\n  access: members", StringComparison.Ordinal)
        );
        using HttpClient stranger = server.Client();
        foreach (string path in new[] { "/status", "/status/en/", "/status/api/v2/summary.json", "/status/feed.atom", "/status/badge.svg" })
        {
            using HttpResponseMessage refused = await stranger.GetAsync(path, Cancel);
            Assert.True(
                refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Redirect,
                $"{path} answered {refused.StatusCode}"
            );
            Assert.DoesNotContain("Watching", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        using Browser ana = await server.SignedInAsync("Ana");
        using HttpResponseMessage page = await ana.GetAsync("/status/en/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("no-cache, private", page.Headers.CacheControl!.ToString());
        Assert.False(page.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Without_a_database_the_last_page_is_served_and_says_as_of_when_it_is()
    {
        StoreOutage outage = new();
        await using MusterServer server = await StartAsync(StatusPageTests.Page, outage);
        await SayAsync(server, bulletin => Open(bulletin, server));
        using HttpClient reader = server.Client();
        Assert.DoesNotContain("as of", await reader.GetStringAsync("/status/en/", Cancel), StringComparison.Ordinal);
        outage.Begin();
        DateTimeOffset cut = server.Clock.GetUtcNow();
        server.Clock.FastForward(TimeSpan.FromMinutes(45));
        string page = await reader.GetStringAsync("/status/en/", Cancel);
        Assert.Contains("as of", page, StringComparison.Ordinal);
        Assert.Contains(
            new[] { cut, cut.AddSeconds(-5) }.Select(at => at.UtcDateTime.ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture)),
            said => page.Contains("as of", StringComparison.Ordinal) && page.Contains(said, StringComparison.Ordinal)
        );
        Assert.Contains("Films stop", page, StringComparison.Ordinal);
        Assert.Contains("is late", page, StringComparison.Ordinal);
        Assert.Contains("Films stop", await reader.GetStringAsync("/status/api/v2/summary.json", Cancel), StringComparison.Ordinal);

        // A process that starts now has its file.
        PublicPlace place = server.Services.GetRequiredService<PublicPlace>();
        StatusSite reborn = ActivatorUtilities.CreateInstance<StatusSite>(server.Services, place);
        Assert.Contains(reborn.Current!.View.Bulletins, one => one.Title == "Films stop");
        outage.End();
        await Eventually.HoldsAsync(
            "a page that is fresh again",
            async () => !(await reader.GetStringAsync("/status/en/", Cancel)).Contains("as of", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_statuspage_api_says_all_that_the_page_says()
    {
        await using MusterServer server = await StartAsync(StatusPageTests.Page);
        await SayAsync(server, bulletin => Open(bulletin, server));
        using HttpClient reader = server.Client();
        using HttpResponseMessage answer = await reader.GetAsync("/status/api/v2/summary.json", Cancel);
        Assert.Equal("application/json; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        JsonElement summary = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
        Assert.Equal("critical", summary.GetProperty("status").GetProperty("indicator").GetString());
        JsonElement incident = summary.GetProperty("incidents")[0];
        Assert.Equal("investigating", incident.GetProperty("status").GetString());
        Assert.Equal("major", incident.GetProperty("impact").GetString());
        Assert.Equal(
            server.Clock.GetUtcNow().AddMinutes(30),
            incident.GetProperty("x_muster_next_update_at").GetDateTimeOffset(),
            TimeSpan.FromMinutes(1)
        );
        Assert.Equal("major_outage", incident.GetProperty("components")[0].GetProperty("status").GetString());
        Assert.Equal(
            "watching",
            incident.GetProperty("incident_updates")[0].GetProperty("affected_components")[0].GetProperty("code").GetString()
        );
        foreach (
            (string path, string list, int count) in new[]
            {
                ("components", "components", 2),
                ("incidents", "incidents", 1),
                ("incidents/unresolved", "incidents", 1),
                ("scheduled-maintenances", "scheduled_maintenances", 0),
                ("scheduled-maintenances/upcoming", "scheduled_maintenances", 0),
                ("scheduled-maintenances/active", "scheduled_maintenances", 0),
            }
        )
        {
            JsonElement read = JsonDocument.Parse(await reader.GetStringAsync($"/status/api/v2/{path}.json", Cancel)).RootElement;
            Assert.Equal(count, read.GetProperty(list).GetArrayLength());
            Assert.Equal("StreamFlow", read.GetProperty("page").GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task Feeds_and_badges_are_what_their_formats_ask_for()
    {
        await using MusterServer server = await StartAsync(StatusPageTests.Page);
        await SayAsync(server, bulletin => Open(bulletin, server));
        using HttpClient reader = server.Client();
        XElement feed = XDocument.Parse(await reader.GetStringAsync("/status/feed.atom", Cancel)).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        XElement entry = Assert.Single(feed.Elements(Atom + "entry"));
        Assert.All(
            new[] { feed, entry },
            one => Assert.All(new[] { "id", "title", "updated" }, name => Assert.NotEmpty(one.Element(Atom + name)!.Value))
        );
        Assert.Equal("Investigating: Films stop", entry.Element(Atom + "title")!.Value);
        JsonElement json = JsonDocument.Parse(await reader.GetStringAsync("/status/feed.json", Cancel)).RootElement;
        Assert.Equal("https://jsonfeed.org/version/1.1", json.GetProperty("version").GetString());
        Assert.Contains("We look into it", json.GetProperty("items")[0].GetProperty("content_text").GetString(), StringComparison.Ordinal);
        XElement badge = XDocument.Parse(await reader.GetStringAsync("/status/badge.svg", Cancel)).Root!;
        Assert.Contains("Major outage", badge.Value, StringComparison.Ordinal);
        Assert.Contains(
            "Operational",
            XDocument.Parse(await reader.GetStringAsync("/status/badge/paying.svg", Cancel)).Root!.Value,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/status/badge/nothing.svg", Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_whole_site_is_written_as_files()
    {
        await using MusterServer server = await StartAsync(StatusPageTests.Page);
        await SayAsync(server, bulletin => Open(bulletin, server));
        string into = Path.Combine(server.Directory, "export");
        int? written = await server.Services.GetRequiredService<StatusExport>().WriteAsync(into, "https://status.example.com", Cancel);
        string[] files =
        [
            .. Directory
                .GetFiles(into, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(into, file).Replace('\\', '/')),
        ];
        Assert.Equal(written, files.Length);
        Assert.Superset(
            new HashSet<string>
            {
                "index.html",
                "de/index.html",
                "en/history/index.html",
                "incidents/B-1/index.html",
                "api/v2/summary.json",
                "feed.atom",
                "badge.svg",
            },
            files.ToHashSet(StringComparer.Ordinal)
        );
        string index = await File.ReadAllTextAsync(Path.Combine(into, "index.html"), Cancel);
        foreach (string link in index.Split("href=\"/").Skip(1).Select(rest => rest.Split('"')[0]))
        {
            Assert.True(
                File.Exists(Path.Combine(into, link)) || File.Exists(Path.Combine(into, link, "index.html")),
                $"/{link} is no file of the export."
            );
        }
    }

    private static string Places(string text) =>
        string.Concat(Enumerable.Range(0, 4).Where(at => text.Contains($"{{{at}}}", StringComparison.Ordinal)));

    internal static async Task<MusterServer> StartAsync(string page, StoreOutage? outage = null)
    {
        MusterServer server = await MusterServer.StartAsync(change: services => outage?.StandBefore(services));
        await Streaming.PutAsync(server);
        await server.Services.PutAsync(page);
        await TurnAsync(server);
        return server;
    }

    internal static BulletinCommand.OpenIncident Open(BulletinId id, MusterServer server) =>
        new BulletinCommand.OpenIncident(
            id,
            server.Services.GetRequiredService<OrganisationReader>().CurrentAsync(CancellationToken.None).GetAwaiter().GetResult(),
            "Films stop",
            Incident: null,
            Severity.Sev1,
            BulletinImpact.Major,
            BulletinStatus.Investigating,
            [new(new("watching"), ComponentStatus.MajorOutage)],
            "We look into it.",
            server.Clock.GetUtcNow().AddMinutes(30),
            StartedAt: null,
            "u1",
            Actor.System("test"),
            server.Clock.GetUtcNow()
        );

    internal static async Task SayAsync(MusterServer server, Func<BulletinId, BulletinCommand> command)
    {
        await server.Services.DecideAsync(
            async (work, cancel) =>
            {
                BulletinId id = new(await work.NextNumberAsync(Bulletin.Category, cancel));
                return await work.DecideBulletinAsync(id, command(id), cancel);
            }
        );
        await TurnAsync(server);
    }

    /// <summary>Waits for the server's own publisher to have made what the record has.</summary>
    internal static Task TurnAsync(MusterServer server) =>
        Eventually.HoldsAsync(
            "a fresh edition of the status page",
            async () =>
            {
                StatusPageView? view = await server.Services.GetRequiredService<StatusExport>().ViewAsync(Cancel);
                StatusPageView? shown = server.Services.GetRequiredService<StatusSite>().Current?.View;
                return view is not null
                    && shown is not null
                    && view.ChangedAt == shown.ChangedAt
                    && view.Components.Length == shown.Components.Length
                    && view.Page.Domain == shown.Page.Domain
                    && view.Page.Access == shown.Page.Access;
            }
        );
}
