// The form “Something is broken” on a real server: what a person sends is kept, and what a machine sends is not.
using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Catalog;
using Muster.Core.CustomerReports;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.CustomerReports.Form;
using Muster.Server.Hosting;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Server.Web.Guards;
using Muster.Storage.Access;

namespace Muster.Server.Tests.CustomerReports;

public sealed class ReportFormTests
{
    private static readonly TimeSpan Typing = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_customer_without_account_and_script_reports_and_responders_read_it_as_text()
    {
        await using MusterServer server = await StartAsync();
        using Browser customer = new(server.Url);
        FilledForm form = await FormAsync(customer);
        server.Clock.FastForward(Typing);

        using HttpResponseMessage answer = await PostAsync(
            customer,
            form.With("symptom", "errors").With("text", "<script>alert(1)</script> see https://evil.example\u202E")
        );

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/status/report/sent?language=en&component=", answer.Headers.Location?.OriginalString);
        IHtmlDocument sent = Html.Parse(await customer.PageAsync("/status/report/sent"));
        Assert.Equal("Thank you, it has arrived", sent.QuerySelector("h1").Text());
        CustomerReportRow kept = Assert.Single(await KeptAsync(server));
        Assert.Equal("<script>alert(1)</script> see https[:]//evil[.]example", kept.Text);
        Assert.Null(kept.Repeats);

        using Browser responder = await server.SignedInAsync("Rita", AccountRole.Responder);
        IHtmlDocument page = Html.Parse(await responder.PageAsync("/customer-reports"));
        PageRules.Hold(page);
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector(".said").Text(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("a[href*='evil']"));
        Assert.DoesNotContain(server.Log.All, line => line.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_is_not_right_comes_back_with_what_was_typed_and_every_mistake()
    {
        await using MusterServer server = await StartAsync();
        using Browser customer = new(server.Url);
        FilledForm form = await FormAsync(customer);
        server.Clock.FastForward(Typing);

        using HttpResponseMessage answer = await PostAsync(
            customer,
            form.With("text", new string('x', ReportLimits.TextCharactersMax + 1))
                .With("component", "no-such")
                .With("contact", "eva@example.com\r\nBcc: all@example.com")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        PageRules.Hold(page);
        Assert.Equal(
            ["component-error", "contact-error", "symptom-error", "text-error"],
            page.QuerySelectorAll(".error").Select(error => error.Id).Order(StringComparer.Ordinal)
        );
        Assert.Equal(ReportLimits.TextCharactersMax + 1, page.QuerySelector("#text")!.TextContent.Length);
        Assert.Empty(await KeptAsync(server));
    }

    [Theory]
    [InlineData("too quick", 1, null, null)]
    [InlineData("too long", 60 * 60 * 13, null, null)]
    [InlineData("to stay empty", 20, FormGuard.Trap, "https://casino.example")]
    [InlineData("could not be checked", 20, FormGuard.StampField, "AQAAAZxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("could not be checked", 20, FormGuard.StampField, "")]
    public async Task What_no_person_may_have_sent_comes_back_with_the_reason_and_what_was_typed(
        string why,
        int seconds,
        string? field,
        string? value
    )
    {
        await using MusterServer server = await StartAsync();
        using Browser customer = new(server.Url);
        FilledForm form = (await FormAsync(customer)).With("symptom", "down").With("text", "Nothing loads.");
        server.Clock.FastForward(TimeSpan.FromSeconds(seconds));

        using HttpResponseMessage answer = await PostAsync(customer, field is null ? form : form.With(field, value!));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(why, page.QuerySelector("#notice").Text(), StringComparison.Ordinal);
        Assert.Equal("Nothing loads.", page.QuerySelector("#text")?.TextContent);
        Assert.Empty(await KeptAsync(server));
    }

    [Fact]
    public async Task A_form_is_good_for_one_report_and_one_client_counts_once()
    {
        await using MusterServer server = await StartAsync();
        using Browser customer = new(server.Url);
        FilledForm form = (await FormAsync(customer)).With("symptom", "down").With("text", "Nothing loads.");
        server.Clock.FastForward(Typing);

        using HttpResponseMessage once = await PostAsync(customer, form);
        using HttpResponseMessage twice = await PostAsync(customer, form);
        using HttpResponseMessage other = await PostAsync(customer, form.With("text", "Buy cheap watches."));
        FilledForm anew = (await FormAsync(customer)).With("symptom", "down").With("text", "Still nothing.");
        server.Clock.FastForward(Typing);
        using HttpResponseMessage again = await PostAsync(customer, anew);

        Assert.Equal(
            [HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther],
            new[] { once, twice, other, again }.Select(answer => answer.StatusCode)
        );
        IReadOnlyList<CustomerReportRow> kept = await KeptAsync(server);
        Assert.Equal(["Still nothing.", "Nothing loads."], kept.Select(report => report.Text));
        Assert.Equal([kept[1].Id, null], kept.Select(report => report.Repeats));
    }

    [Fact]
    public async Task A_flood_from_a_network_is_refused_and_its_neighbours_are_heard()
    {
        await using MusterServer server = await StartAsync(options => options with { Proxies = [IPNetwork.Parse("127.0.0.0/8")] });
        using Browser customer = new(server.Url);
        List<HttpResponseMessage> answers = [];
        foreach (int client in Enumerable.Range(1, 40))
        {
            answers.Add(await FromAsync(server, customer, $"203.0.113.{client}"));
        }

        int kept = answers.Count(answer => answer.StatusCode == HttpStatusCode.SeeOther);
        Assert.InRange(kept, 20, 30);
        HttpResponseMessage refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        IHtmlDocument page = Html.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Nothing loads.", page.QuerySelector("#text")?.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await FromAsync(server, customer, "203.0.114.1")).StatusCode);
        Assert.Equal(kept + 1, (await KeptAsync(server)).Count);
    }

    [Fact]
    public async Task A_megabyte_is_refused_and_nothing_is_kept()
    {
        await using MusterServer server = await StartAsync();
        using Browser customer = new(server.Url);
        FilledForm form = (await FormAsync(customer)).With("symptom", "down").With("text", new string('x', 1024 * 1024));
        server.Clock.FastForward(Typing);

        using HttpResponseMessage answer = await PostAsync(customer, form);

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Empty(await KeptAsync(server));
    }

    [Fact]
    public async Task Neither_an_address_nor_a_contact_is_in_an_event_or_a_log()
    {
        await using MusterServer server = await StartAsync();
        using Browser customer = new(server.Url);
        FilledForm form = await FormAsync(customer);
        server.Clock.FastForward(Typing);
        using HttpResponseMessage answer = await PostAsync(
            customer,
            form.With("symptom", "slow").With("text", "Slow.").With("contact", "eva@customer.example")
        );
        Assert.Equal("/status/report/sent?language=en&component=&told=1", answer.Headers.Location?.OriginalString);

        IEnumerable<StoredEvent> events = await server
            .Services.GetRequiredService<IEventStore>()
            .ReadAllAsync(0, 1_000, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(
            events,
            stored => stored.Data.Contains("eva", StringComparison.Ordinal) || stored.Data.Contains("127.0.0.1", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(server.Log.All, line => line.Contains("eva@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_page_says_already_is_said_before_and_after_the_form_and_the_page_leads_to_it()
    {
        await using MusterServer server = await StartAsync();
        BulletinId bulletin = new(1);
        Organisation organisation = await server
            .Services.GetRequiredService<OrganisationReader>()
            .CurrentAsync(TestContext.Current.CancellationToken);
        await server.Services.DecideAsync(
            (work, cancel) =>
                work.DecideBulletinAsync(
                    bulletin,
                    new BulletinCommand.OpenIncident(
                        bulletin,
                        organisation,
                        "Some payments fail",
                        Incident: null,
                        Severity: null,
                        BulletinImpact.Major,
                        BulletinStatus.Investigating,
                        [new(new("checkout"), ComponentStatus.PartialOutage)],
                        "We are looking into it.",
                        NextUpdateAt: null,
                        StartedAt: null,
                        FirstUpdate: "u1",
                        Actor.Person("ana"),
                        work.Now
                    ),
                    cancel
                )
        );
        using Browser customer = new(server.Url);

        IHtmlDocument form = Html.Parse(await customer.PageAsync("/status/report?component=checkout"));
        IHtmlDocument sent = Html.Parse(await customer.PageAsync("/status/report/sent?component=checkout"));
        IHtmlDocument other = Html.Parse(await customer.PageAsync("/status/report?component=login"));

        Assert.Contains("We know: Some payments fail", form.QuerySelector("#known-B-1").Text(), StringComparison.Ordinal);
        Assert.Contains("We are looking into it.", sent.QuerySelector("#known-B-1").Text(), StringComparison.Ordinal);
        Assert.Null(other.QuerySelector("#known-B-1"));
    }

    [Fact]
    public async Task Where_reports_are_switched_off_or_the_page_is_for_members_a_stranger_finds_no_form()
    {
        await using MusterServer server = await StartAsync();
        using Browser stranger = new(server.Url);
        foreach (string change in (string[])["  access: members\n", "  reports: { enabled: false }\n"])
        {
            await server.Services.PutAsync(File.Replace("  name: StreamFlow\n", "  name: StreamFlow\n" + change, StringComparison.Ordinal));
            using HttpResponseMessage answer = await stranger.GetAsync("/status/report");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_contact_confirms_with_the_link_of_the_mail_and_no_other()
    {
        await using MusterServer server = await StartAsync();
        using Browser customer = new(server.Url);
        FilledForm form = await FormAsync(customer);
        server.Clock.FastForward(Typing);
        using HttpResponseMessage answer = await PostAsync(
            customer,
            form.With("symptom", "slow").With("text", "Slow.").With("contact", "eva@customer.example")
        );
        string contact = ReportContact.IdOf("eva@customer.example");
        string link = new Uri(server.Services.GetRequiredService<ContactLinks>().Links.Confirm(contact)).AbsolutePath;

        using HttpResponseMessage forged = await customer.PostAsync(link[..^1] + (link[^1] == 'a' ? 'b' : 'a'));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Null((await ContactAsync(server, contact)).ConfirmedAt);
        Assert.Contains("Yes, tell me", await customer.PageAsync(link), StringComparison.Ordinal);
        Assert.Null((await ContactAsync(server, contact)).ConfirmedAt);
        using HttpResponseMessage done = await customer.PostAsync(link);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.NotNull((await ContactAsync(server, contact)).ConfirmedAt);
    }

    [Fact]
    public async Task Responders_set_aside_take_back_and_link_over_the_api_and_viewers_only_read()
    {
        await using MusterServer server = await StartAsync();
        using Browser customer = new(server.Url);
        FilledForm form = (await FormAsync(customer)).With("symptom", "slow").With("text", "Slow.").With("component", "checkout");
        server.Clock.FastForward(Typing);
        using HttpResponseMessage answer = await PostAsync(customer, form);
        await server.AccountAsync("Rita", AccountRole.Responder);
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "rita"));

        string list = await api.GetStringAsync("/api/v1/customer-reports?component=checkout");
        Assert.Contains("\"text\":\"Slow.\"", list, StringComparison.Ordinal);
        using HttpResponseMessage aside = await api.PutAsJsonAsync("/api/v1/customer-reports/CR-1/nonsense", new { reason = "A test." });
        Assert.Equal(HttpStatusCode.OK, aside.StatusCode);
        Assert.Equal("A test.", Assert.Single(await KeptAsync(server)).Aside?.Reason);
        Assert.DoesNotContain("Slow.", await api.GetStringAsync("/api/v1/customer-reports"), StringComparison.Ordinal);
        using HttpResponseMessage back = await api.DeleteAsync("/api/v1/customer-reports/CR-1/nonsense");
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        using HttpResponseMessage unknown = await api.PutAsJsonAsync("/api/v1/customer-reports/CR-1/incident", new { incident = "INC-9" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        using HttpResponseMessage missing = await api.DeleteAsync("/api/v1/customer-reports/CR-9/nonsense");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using HttpResponseMessage bad = await api.GetAsync("/api/v1/customer-reports?status=odd");
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
    }

    private const string File = """
        statusPage:
          name: StreamFlow
        components:
          checkout:
            name: Checkout
          login:
            name: Login

        """;

    private static async Task<MusterServer> StartAsync(Func<MusterOptions, MusterOptions>? set = null)
    {
        MusterServer server = await MusterServer.StartAsync(set);
        await server.Services.PutAsync(File);
        return server;
    }

    private static async Task<ReportContact> ContactAsync(MusterServer server, string id) =>
        (
            await server.Services.GetRequiredService<IViewStore>().FindAsync(Views.ReportContact, id, TestContext.Current.CancellationToken)
        )!.Row<ReportContact>();

    private static async Task<FilledForm> FormAsync(Browser customer)
    {
        IHtmlDocument page = Html.Parse(await customer.PageAsync("/status/report"));
        PageRules.Hold(page);
        return new FilledForm(page, "report");
    }

    private static Task<HttpResponseMessage> PostAsync(Browser browser, FilledForm form) =>
        browser.PostAsync("/status/report", form.Fields);

    private static async Task<HttpResponseMessage> FromAsync(MusterServer server, Browser customer, string address)
    {
        FilledForm form = (await FormAsync(customer)).With("symptom", "down").With("text", "Nothing loads.");
        server.Clock.FastForward(FormStamp.TooQuick);
        using HttpRequestMessage post = new(HttpMethod.Post, "/status/report")
        {
            Content = new FormUrlEncodedContent(form.Fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))),
        };
        post.Headers.Add("X-Forwarded-For", address);
        post.Headers.Add("Sec-Fetch-Site", "same-origin");
        using HttpClient client = server.Client();
        return await client.SendAsync(post, TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<CustomerReportRow>> KeptAsync(MusterServer server) =>
        [
            .. (
                await server
                    .Services.GetRequiredService<IViewStore>()
                    .AllAsync(Views.CustomerReport, [], TestContext.Current.CancellationToken)
            ).Select(row => row.Row<CustomerReportRow>()),
        ];
}
