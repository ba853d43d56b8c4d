// The front page of the real server: what waits for the reader, what nobody took, and how a newcomer begins.
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Rosters;
using Muster.Engine.Commands;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Now;

public sealed class NowPageTests
{
    private const string StreamFlow = """
        name: StreamFlow
        people:
          ana: { name: Ana Silva, email: ana@example.org, zone: Europe/Lisbon }
          ben: { name: Ben Okafor, email: ben@example.org, zone: Europe/London }
        teams:
          commerce: { name: Commerce, members: [ana, ben] }
        services:
          checkout: { name: Checkout, description: Payments, team: commerce, tier: 0, alwaysOn: true, escalationPolicy: commerce }
        schedules:
          commerce:
            name: Commerce on call
            zone: Etc/UTC
            rotations:
              - { name: primary, start: 2020-01-06T08:00, shiftDays: 7, members: [ana] }
              - { name: secondary, start: 2020-01-06T08:00, shiftDays: 7, members: [ben] }
          weekend: { name: Weekend, zone: Etc/UTC, rotations: [{ name: primary, start: 2100-01-01T08:00, shiftDays: 7, members: [ben] }] }
        escalationPolicies:
          commerce:
            name: Commerce
            steps:
              - { targets: [schedule:commerce], wait: 5m }
              - { targets: [team:commerce], wait: 5m }
        routes:
          - { id: checkout, matchers: ['service="checkout"'], service: checkout, groupBy: [alertname] }
        inhibitions:
          - { source: [alertname=PaymentsGone], target: [alertname=CardsSlow], equal: [service], reason: Payments are gone }
        """;

    [Fact]
    public async Task A_newcomer_is_told_how_to_send_the_first_alert_to_this_very_server()
    {
        await using MusterServer server = await MusterServer.StartAsync(options =>
            options with
            {
                PublicUrl = new("http://muster.example.org"),
            }
        );
        using Browser ana = await server.SignedInAsync("Ana");

        IHtmlDocument page = await ana.ReadAsync("/");

        PageRules.Hold(page);
        string line = page.QuerySelectorAll("#first pre")[^1].TextContent;
        Assert.StartsWith("curl ", line, StringComparison.Ordinal);
        Assert.EndsWith("http://muster.example.org/api/v2/alerts", line, StringComparison.Ordinal);
        Assert.Contains("MUSTER_SMTP", page.Words("#mail"), StringComparison.Ordinal);
        Assert.Null(page.GetElementById("incidents-now"));
    }

    [Fact]
    public async Task The_line_for_the_newcomer_works_as_it_stands()
    {
        await using MusterServer server = await StreamFlowAsync();
        using Browser ana = await server.SignedInAsync("Ana");
        string line = (await ana.ReadAsync("/")).QuerySelectorAll("#first pre")[^1].TextContent;
        string body = line.Split('\'').Single(part => part.StartsWith('['));
        string address = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[^1];
        using HttpClient prometheus = server.Client(await server.KeyAsync());
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");

        using HttpResponseMessage answer = await prometheus.PostAsync(new Uri(address), content, TestContext.Current.CancellationToken);

        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        IHtmlDocument page = await UntilAsync(ana, "/", shown => shown.QuerySelector("#firing-now li") is not null);
        Assert.Contains("FirstAlert", page.Words("#firing-now"), StringComparison.Ordinal);
        Assert.Null(page.GetElementById("first"));
    }

    [Fact]
    public async Task A_page_waits_for_the_one_whom_it_rings_until_they_acknowledge()
    {
        await using MusterServer server = await StreamFlowAsync();
        using Browser ana = await server.SignedInAsync("Ana");
        using Browser ben = await server.SignedInAsync("Ben");
        await FireAsync(server, "PaymentsFail");

        IHtmlDocument hers = await UntilAsync(ana, "/", shown => shown.GetElementById("mine-now") is not null);
        Assert.Contains("As Commerce on call, primary", hers.Words("#mine-now"), StringComparison.Ordinal);
        Assert.Contains("paged as Commerce on call, primary: PaymentsFail", hers.Words("#mine"), StringComparison.Ordinal);
        Assert.Contains("Escalates to Ana Silva and Ben Okafor", hers.Words("#mine"), StringComparison.Ordinal);
        PageRules.Hold(hers);
        string form = hers.QuerySelector("#mine-now form")!.Id!;

        hers = await ana.DoneAsync(hers, form);

        Assert.Null(hers.GetElementById("mine-now"));
        Assert.Contains("You have it", hers.Words("#firing-now"), StringComparison.Ordinal);
        IHtmlDocument his = await ben.ReadAsync("/");
        Assert.Null(his.GetElementById("mine-now"));
        Assert.Contains("Ana Silva has it", his.Words("#firing-now"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_pages_nobody_says_why()
    {
        await using MusterServer server = await StreamFlowAsync();
        using Browser ana = await server.SignedInAsync("Ana");
        await FireAsync(server, "DiskFull", service: "unknown");

        IHtmlDocument page = await UntilAsync(ana, "/", shown => shown.QuerySelector("#firing-now li") is not null);

        Assert.Contains("no service takes this alert", page.Words("#firing-now"), StringComparison.Ordinal);
        Assert.Null(page.GetElementById("mine-now"));
    }

    [Fact]
    public async Task What_is_muted_is_shown_with_the_service_by_its_name_and_what_hides_behind_another_alert()
    {
        await using MusterServer server = await StreamFlowAsync();
        using Browser ana = await server.SignedInAsync("Ana");
        await FireAsync(server, "PaymentsGone");
        await UntilAsync(ana, "/", shown => shown.QuerySelector("#firing-now li") is not null);
        await FireAsync(server, "CardsSlow");
        IHtmlDocument hidden = await UntilAsync(ana, "/", shown => shown.QuerySelector("#muted-now [id^=hidden-]") is not null);
        PageRules.Hold(hidden);
        Assert.Contains("CardsSlow", hidden.Words("#muted-now"), StringComparison.Ordinal);
        Assert.Contains("inhibited by PaymentsGone: Payments are gone", hidden.Words("#muted-now"), StringComparison.Ordinal);
        Assert.DoesNotContain("CardsSlow", hidden.Words("#firing-now"), StringComparison.Ordinal);

        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        object window = new
        {
            services = new[] { "checkout" },
            endsAt = server.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(2),
            reason = "Release night",
        };
        using HttpResponseMessage made = await api.PostAsJsonAsync("/api/v1/silences", window, TestContext.Current.CancellationToken);

        IHtmlDocument page = await UntilAsync(
            ana,
            "/",
            shown => shown.GetElementById("muted-now")?.TextContent.Contains("Checkout", StringComparison.Ordinal) == true
        );

        PageRules.Hold(page);
        string muted = page.Words("#muted-now");
        Assert.Contains("service Checkout", muted, StringComparison.Ordinal);
        Assert.DoesNotContain("__service__", muted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_that_began_together_are_suggested_as_one_incident_until_it_is_declared()
    {
        await using MusterServer server = await StreamFlowAsync();
        using Browser ana = await server.SignedInAsync("Ana");
        using Browser viewer = await server.SignedInAsync("Vera", AccountRole.Viewer);
        string[] alerts = ["PaymentsFail", "CartsFail", "RefundsFail", "TaxFails", "MailFails"];
        await Task.WhenAll(alerts[1..].Select(alert => FireAsync(server, alert)));
        IHtmlDocument four = await UntilAsync(ana, "/", shown => shown.QuerySelectorAll("#firing-now li").Length == 4);
        await FireAsync(server, alerts[0]);

        IHtmlDocument page = await UntilAsync(ana, "/", shown => shown.GetElementById("suggested") is not null);

        Assert.Null(four.GetElementById("suggested"));
        PageRules.Hold(page);
        Assert.Equal("5 groups began within 2 minutes", page.Words("#suggested b"));
        Assert.Matches("^They belong to no incident and look like one: (?:\\w+, ){3}\\w+ and others\\.$", page.Words("#suggested p"));
        Assert.Null((await viewer.ReadAsync("/")).QuerySelector("#suggested a"));
        IHtmlDocument form = await ana.ReadAsync(page.QuerySelector("#suggested a")!.GetAttribute("href")!);
        IHtmlDocument declared = await ana.DoneAsync(form, "declare", ("title", "Nobody can pay"));

        IHtmlDocument after = await ana.ReadAsync("/");
        Assert.Contains("Nobody can pay", declared.Words("h1"), StringComparison.Ordinal);
        Assert.Null(after.GetElementById("suggested"));
        Assert.True(after.QuerySelector("#firing-now li") is null, after.Words("#firing-now"));
    }

    [Fact]
    public async Task Open_incidents_show_who_commands_and_what_was_promised()
    {
        await using MusterServer server = await StreamFlowAsync();
        using Browser ana = await server.SignedInAsync("Ana");
        await DeclareAsync(server, 1, Severity.Sev2, "ben");
        await DeclareAsync(server, 2, Severity.Sev1, commander: null);

        IHtmlDocument page = await ana.ReadAsync("/");

        PageRules.Hold(page);
        Assert.Equal(["INC-2", "INC-1"], page.Ids("#incidents-now li", "incident-"));
        Assert.Contains("Nobody commands", page.Words("#incident-INC-2"), StringComparison.Ordinal);
        Assert.Contains("Ben Okafor", page.Words("#incident-INC-1"), StringComparison.Ordinal);
        Assert.Equal("2", page.Words("#nav a[href='/incidents'] .count"));
    }

    [Fact]
    public async Task Who_is_on_call_is_shown_and_an_empty_schedule_is_loud()
    {
        await using MusterServer server = await StreamFlowAsync();
        using Browser ana = await server.SignedInAsync("Ana");

        IHtmlDocument page = await ana.ReadAsync("/");

        Assert.Contains("You", page.Words("#duty-commerce dd"), StringComparison.Ordinal);
        Assert.Contains("Nobody", page.Words("#duty-weekend"), StringComparison.Ordinal);
        Assert.Contains("Commerce on call, primary", page.Words("#rail-foot"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_swap_waits_for_the_one_who_was_asked_and_is_answered_on_the_spot()
    {
        await using MusterServer server = await StreamFlowAsync();
        using Browser ana = await server.SignedInAsync("Ana");
        using Browser ben = await server.SignedInAsync("Ben");
        Organisation known = await server.Services.GetRequiredService<OrganisationReader>().CurrentAsync(CancellationToken.None);
        await server.Services.DecideAsync(
            (work, cancel) =>
                work.DecideRosterAsync(
                    new RosterCommand.RequestSwap(
                        "one",
                        known,
                        "commerce",
                        "secondary",
                        "ben",
                        "ana",
                        new(work.Now.AddHours(2), work.Now.AddHours(4)),
                        InReturn: null,
                        "Dentist",
                        Actor.Person("ben"),
                        work.Now
                    ),
                    cancel
                )
        );

        IHtmlDocument hers = await ana.ReadAsync("/");

        PageRules.Hold(hers);
        Assert.Contains("Ben Okafor asks you to take secondary of Commerce on call", hers.Words("#swaps-now"), StringComparison.Ordinal);
        Assert.Null((await ben.ReadAsync("/")).GetElementById("swaps-now"));
        hers = await ana.DoneAsync(hers, "accept-one");
        Assert.NotNull(hers.GetElementById("oncall-now"));
        Assert.Null(hers.GetElementById("swaps-now"));
        Assert.Contains("Ana Silva stands in", (await ben.ReadAsync("/on-call/commerce")).Words("#roster"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_page_and_its_frame_are_for_people_who_signed_in()
    {
        await using MusterServer server = await StreamFlowAsync();
        using Browser stranger = new(server.Url);

        foreach (string path in new[] { "/", "/now/live", "/shell/live" })
        {
            using HttpResponseMessage answer = await stranger.GetAsync(path);
            Assert.NotEqual(System.Net.HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_viewer_sees_the_same_and_declares_nothing()
    {
        await using MusterServer server = await StreamFlowAsync();
        using Browser ben = await server.SignedInAsync("Ben", AccountRole.Viewer);

        IHtmlDocument page = await ben.ReadAsync("/");

        Assert.Null(page.QuerySelector("a[href='/incidents/new']"));
        Assert.NotNull(page.GetElementById("oncall-now"));
    }

    private static async Task<MusterServer> StreamFlowAsync()
    {
        MusterServer server = await MusterServer.StartAsync(DroppedMail.In);
        await server.Services.PutAsync(StreamFlow);
        return server;
    }

    private static async Task FireAsync(MusterServer server, string alert, string service = "checkout")
    {
        using HttpClient prometheus = server.Client(await server.KeyAsync());
        using HttpResponseMessage answer = await prometheus.PostAsJsonAsync(
            "/api/v2/alerts",
            new[]
            {
                new
                {
                    labels = new
                    {
                        alertname = alert,
                        service,
                        severity = "critical",
                    },
                },
            },
            TestContext.Current.CancellationToken
        );
        Assert.True(answer.IsSuccessStatusCode);
    }

    private static Task DeclareAsync(MusterServer server, int number, Severity severity, string? commander) =>
        server.Services.DecideAsync(
            (work, cancel) =>
                work.DecideIncidentAsync(
                    new(number),
                    new IncidentCommand.Declare(
                        new(number),
                        IncidentType.Incident,
                        "Card payments fail",
                        severity,
                        Service: null,
                        ImpactStartedAt: null,
                        DetectedAt: null,
                        commander is null ? null : new PersonId(commander),
                        commander is null ? Actor.System("policy") : Actor.Person(commander),
                        work.Now
                    ),
                    cancel
                )
        );

    /// <summary>Reads a page until it shows what the engine does by itself.</summary>
    private static Task<IHtmlDocument> UntilAsync(Browser browser, string path, Func<IHtmlDocument, bool> shown) =>
        Eventually.GetAsync($"What {path} waits for", async () => await browser.ReadAsync(path) is { } page && shown(page) ? page : null);
}
