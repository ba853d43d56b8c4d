// The status page as programs of others read it: a client of the Statuspage API, a reader of Atom, and a validator of JSON Feed.
using System.Net;
using System.Net.Http.Json;
using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.StatusPage;

public sealed class StatusReadersTests
{
    /// <summary>The client turns every text that has the form of an instant into a date, and fails where an answer is no JSON.</summary>
    private const string Client = """
        const { Statuspage } = require('statuspage.js');
        const client = new Statuspage('x');
        client.axios.defaults.baseURL = process.argv[2];
        (async () => {
            const all = await client.summary();
            const incident = all.incidents[0];
            const planned = (await client.upcomingScheduledMaintenances()).scheduled_maintenances[0];
            for (const [what, value] of Object.entries({
                updated: all.page.updated_at, created: incident.created_at, started: incident.started_at, changed: incident.updated_at,
                said: incident.incident_updates[0].display_at, next: incident.x_muster_next_update_at,
                from: planned.scheduled_for, until: planned.scheduled_until }))
                if (!(value instanceof Date) || isNaN(value)) throw new Error(what + ' is no instant: ' + value);
            console.log(JSON.stringify({
                indicator: (await client.status()).status.indicator,
                components: (await client.components()).components.map(one => one.name + ' ' + one.status),
                name: incident.name, impact: incident.impact, status: incident.status, body: incident.incident_updates[0].body,
                open: (await client.unresolvedIncidents()).incidents.length, all: (await client.allIncidents()).incidents.length,
                planned: planned.name, active: (await client.activeScheduledMaintenances()).scheduled_maintenances.length,
                maintenances: (await client.allScheduledMaintenances()).scheduled_maintenances.length }));
        })().catch(error => { console.error(error); process.exit(1); });
        """;

    /// <summary>The validator knows version 1: of 1.1 there is a language more, and authors where there was one.</summary>
    private const string Validator = """
        const validate = require('jsonfeed-validator');
        const feed = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'));
        if (feed.version !== 'https://jsonfeed.org/version/1.1') throw new Error('version ' + feed.version);
        const { language, authors, ...rest } = feed;
        if (typeof language !== 'string' || authors.length !== 1) throw new Error('language or authors');
        Object.assign(rest, { version: 'https://jsonfeed.org/version/1', author: authors[0] });
        const whole = validate(rest).map(one => one.message), items = rest.items.length;
        delete rest.items[0].id;
        console.log(JSON.stringify({ whole, items, broken: validate(rest).length }));
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_of_the_statuspage_api_reads_every_list()
    {
        await using MusterServer server = await StartAsync();
        Peers.NodePackages client = await Peers.NodePackages.OfAsync("statuspage.js@1.0.17");

        string said = await client.RunScriptAsync(Client, new Uri(server.Url, "/status/api/v2").AbsoluteUri);

        Assert.Equal(
            """{"indicator":"critical","components":["Watching major_outage","Paying operational"],"name":"Films stop","impact":"major","status":"investigating","body":"We look into it.","open":1,"all":1,"planned":"Upgrade","active":0,"maintenances":1}""",
            said.Split('\n')[^1]
        );
    }

    [Fact]
    public async Task A_reader_of_atom_finds_every_bulletin_with_its_own_id_and_instant()
    {
        await using MusterServer server = await StartAsync();
        using HttpClient http = server.Client();
        using HttpResponseMessage answer = await http.GetAsync("/status/feed.atom", Cancel);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        using XmlReader xml = XmlReader.Create(await answer.Content.ReadAsStreamAsync(Cancel));

        SyndicationFeed feed = SyndicationFeed.Load(xml);

        Assert.Equal(2, feed.Items.Count());
        Assert.Equal(feed.Items.Count(), feed.Items.Select(item => item.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Single(feed.Authors);
        Assert.Contains(feed.Links, link => link.RelationshipType == "self" && link.Uri.AbsolutePath == "/status/feed.atom");
        // RFC 4287, section 4.1: each has an absolute id, a title and the instant of its last change.
        Assert.All(
            feed.Items,
            item =>
            {
                Assert.True(Uri.IsWellFormedUriString(item.Id, UriKind.Absolute), item.Id);
                Assert.NotEmpty(item.Title.Text);
                Assert.InRange(item.LastUpdatedTime, server.Clock.GetUtcNow().AddMinutes(-5), server.Clock.GetUtcNow());
                Assert.Single(item.Links, link => link.RelationshipType is null or "alternate");
                Assert.NotNull(item.Content);
            }
        );
        Assert.True(feed.LastUpdatedTime >= feed.Items.Max(item => item.LastUpdatedTime));
    }

    [Fact]
    public async Task A_validator_of_json_feed_finds_nothing_wrong()
    {
        await using MusterServer server = await StartAsync();
        using HttpClient http = server.Client();
        using Peers.TemporaryFolder folder = new();
        await File.WriteAllBytesAsync(folder.Of("feed.json"), await http.GetByteArrayAsync("/status/feed.json", Cancel), Cancel);
        Peers.NodePackages validator = await Peers.NodePackages.OfAsync("jsonfeed-validator@0.2.0");

        string said = await validator.RunScriptAsync(Validator, folder.Of("feed.json"));

        using JsonDocument found = JsonDocument.Parse(said.Split('\n')[^1]);
        Assert.Equal("[]", found.RootElement.GetProperty("whole").GetRawText());
        Assert.Equal(2, found.RootElement.GetProperty("items").GetInt32());
        Assert.NotEqual(0, found.RootElement.GetProperty("broken").GetInt32());
    }

    /// <summary>A server whose page tells of an incident and of a planned maintenance.</summary>
    private static async Task<MusterServer> StartAsync()
    {
        MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        await server.Services.PutAsync(StatusPageTests.Page);
        await server.AccountAsync("Rita", AccountRole.Responder);
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "rita"));
        DateTimeOffset tomorrow = server.Clock.GetUtcNow().AddDays(1);
        using HttpResponseMessage posted = await api.PostAsJsonAsync(
            "/api/v1/bulletins",
            new
            {
                title = "Films stop",
                body = "We look into it.",
                impact = "major",
                components = new[] { new { component = "watching", status = "major_outage" } },
                nextUpdateAt = server.Clock.GetUtcNow().AddMinutes(30),
            }
        );
        using HttpResponseMessage planned = await api.PostAsJsonAsync(
            "/api/v1/bulletins/maintenances",
            new
            {
                title = "Upgrade",
                body = "A minute without paying.",
                from = tomorrow,
                until = tomorrow.AddHours(1),
                components = new[] { new { component = "paying", status = "under_maintenance" } },
            }
        );
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (posted.StatusCode, planned.StatusCode));
        using HttpClient reader = server.Client();
        await StatusPageTests.EventuallyAsync(reader, "Films stop");
        await StatusPageTests.EventuallyAsync(reader, "Upgrade");
        return server;
    }
}
