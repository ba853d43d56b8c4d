// The measures over the API and on their pages, of incidents whose times are known.
using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Measures;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Measures;

public sealed class MeasuresTests(MeasuresWorld world) : IClassFixture<MeasuresWorld>
{
    [Fact]
    public async Task A_period_has_its_incidents_alone_and_never_a_drill()
    {
        JsonElement incidents = (await MeasuredAsync("")).GetProperty("incidents");
        Assert.Equal((15, 12), (incidents.GetProperty("count").GetInt32(), incidents.GetProperty("countBefore").GetInt32()));
        JsonElement resolve = Time(incidents, "mttr");
        Assert.Equal((15, 3_000), (resolve.GetProperty("n").GetInt32(), resolve.GetProperty("median").GetDouble()));
        Assert.Equal(300, Time(incidents, "mttd").GetProperty("median").GetDouble());
        Assert.Equal(0, Time(incidents, "mtta").GetProperty("n").GetInt32());
        Assert.Equal("less", resolve.GetProperty("verdict").GetString());
        Assert.Equal("Too few incidents to say: 0 now, 0 before.", Time(incidents, "mtta").GetProperty("sentence").GetString());
    }

    [Fact]
    public async Task Drills_stand_beside_them_when_somebody_asks()
    {
        JsonElement measured = await MeasuredAsync("?drills=true");
        Assert.Equal(15, measured.GetProperty("incidents").GetProperty("count").GetInt32());
        JsonElement drills = measured.GetProperty("drills");
        Assert.Equal(5, drills.GetProperty("count").GetInt32());
        Assert.Equal(86_400, Time(drills, "mttr").GetProperty("median").GetDouble());
    }

    [Theory]
    [InlineData("?service=shop", 12)]
    [InlineData("?team=money", 3)]
    [InlineData("?detected_by=people", 3)]
    [InlineData("?severity=3", 15)]
    [InlineData("?severity=1", 0)]
    [InlineData("?service=&team=&severity=", 15)]
    [InlineData("?period=180d", 27)]
    [InlineData("?period=180d&by=service&group=shop", 24)]
    public async Task A_filter_counts_what_it_names(string query, int count) =>
        Assert.Equal(count, (await MeasuredAsync(query)).GetProperty("incidents").GetProperty("count").GetInt32());

    [Fact]
    public async Task Groups_are_told_apart_and_say_what_may_be_said_of_each()
    {
        JsonElement[] groups = [.. (await MeasuredAsync("?by=service")).GetProperty("incidents").GetProperty("groups").EnumerateArray()];
        Assert.Equal(["shop", "pay"], groups.Select(group => group.GetProperty("key").GetString()));
        Assert.StartsWith(
            "The difference is more than chance would make of 12 and 12 incidents: 1 h 5 min now, 10 h 50 min before,",
            Time(groups[0], "mttr").GetProperty("sentence").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal("Too few incidents to say: 3 now, 0 before.", Time(groups[1], "mttr").GetProperty("sentence").GetString());
    }

    [Fact]
    public async Task A_question_that_is_not_right_hears_every_mistake_at_once()
    {
        (HttpStatusCode status, JsonElement refused, _) = await world.Api.SendJsonAsync(
            HttpMethod.Get,
            "/api/v1/measures?period=soon&severity=9&service=A+B&by=moon&drills=maybe"
        );
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(
            ["by", "drills", "period", "service", "severity"],
            refused.GetProperty("errors").EnumerateArray().Select(one => one.GetProperty("field").GetString()).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_spreadsheet_gets_values_and_no_formula()
    {
        string measures = await TextAsync("/api/v1/measures.csv?by=service&drills=true", "text/csv");
        string[] lines = measures.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + (4 * (3 + 2)), lines.Length);
        Assert.Contains(
            "incident,",
            Assert.Single(lines, line => line.Contains(",shop,12,mttr,12,3900,", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        string incidents = await TextAsync("/api/v1/measures/incidents?service=shop", "text/csv", accept: "text/csv");
        Assert.Equal(12, incidents.Split(",'=1+1 films stop,").Length - 1);
        Assert.DoesNotContain(",=1+1", incidents, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prometheus_reads_gauges_and_a_gap_where_nothing_is_known()
    {
        string[] lines = (await TextAsync("/api/v1/measures.prom?by=service", "text/plain")).Split('\n');
        Assert.Contains("muster_incidents{service=\"all\"} 15", lines);
        Assert.Contains("muster_incident_time_seconds{service=\"shop\",measure=\"mttr\",quantile=\"0.5\"} 3900", lines);
        Assert.Contains("muster_incident_time_count{service=\"pay\",measure=\"mtta\"} 0", lines);
        Assert.DoesNotContain(lines, line => line.Contains("measure=\"mtta\",quantile", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/measures?by=service&drills=true")]
    [InlineData("/measures?by=month&period=365d")]
    public async Task Every_number_opens_as_many_incidents(string address)
    {
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync(address);
        PageRules.Hold(page);
        IElement[] links = [.. page.QuerySelectorAll("a[href^='/measures/incidents']")];
        Assert.True(links.Length > 12, $"{links.Length} links");
        Assert.Contains(links, link => link.Text().EndsWith("before", StringComparison.Ordinal));
        foreach (IElement link in links)
        {
            IHtmlDocument behind = await ana.ReadAsync(link.GetAttribute("href")!);
            PageRules.Hold(behind);
            int rows = behind.QuerySelectorAll("tbody > tr").Length;
            string small = link.ParentElement!.QuerySelector("small").Text();
            string said = small.StartsWith("n ", StringComparison.Ordinal) ? small[2..] : link.Text();
            Assert.Equal(int.Parse(said.Split(' ', ',')[0], CultureInfo.InvariantCulture), rows);
        }
    }

    [Fact]
    public async Task Promises_of_updates_open_the_incidents_that_made_them_and_say_what_each_kept()
    {
        DateTimeOffset then = new(2023, 5, 10, 12, 0, 0, TimeSpan.Zero);
        PromisesKept[] promises = [new(3, 3), new(5, 1), new(0, 0)];
        await world
            .Server.Services.GetRequiredService<IEventStore>()
            .CommitAsync(
                new Commit
                {
                    Views =
                    [
                        .. promises.Select(
                            (kept, place) =>
                            {
                                IncidentFacts facts = Facts(new IncidentId(901 + place), then, kept);
                                return new View(Views.IncidentFacts, facts.Id.ToString(), Views.Recorded, then, "", ViewJson.Write(facts));
                            }
                        ),
                    ],
                },
                CancellationToken.None
            );
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync("/measures?period=2023-05");
        foreach (string link in new[] { "#updates a", "#groups td[data-label^=Updates] a" })
        {
            Assert.StartsWith("4 of 8", page.QuerySelector(link)!.Text().Trim(), StringComparison.Ordinal);
            IHtmlDocument behind = await ana.ReadAsync(page.QuerySelector(link)!.GetAttribute("href")!);
            PageRules.Hold(behind);
            Assert.Equal(["1 of 5", "3 of 3"], behind.QuerySelectorAll("td[data-label^=Updates]").Select(cell => cell.Text().Trim()));
        }
    }

    [Fact]
    public async Task Action_items_are_counted_by_their_day_and_open_by_their_number()
    {
        await world.ActedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync("/measures");
        PageRules.Hold(page);
        Assert.Equal(["1", "1", "0", "0", "0", "0", "2"], page.QuerySelectorAll("#actions .rows a").Select(link => link.Text()));
        Assert.Contains("50 %", page.Words("#actions .big"), StringComparison.Ordinal);
        foreach (IElement link in page.QuerySelectorAll("#actions .rows a"))
        {
            IHtmlDocument behind = await ana.ReadAsync(link.GetAttribute("href")!);
            PageRules.Hold(behind);
            Assert.Equal(int.Parse(link.Text(), CultureInfo.InvariantCulture), behind.QuerySelectorAll("tbody > tr").Length);
        }
    }

    [Fact]
    public async Task The_page_says_what_is_noise_and_draws_with_words()
    {
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync("/measures?service=shop");
        Assert.Contains("12 incidents were declared", page.Words(".said"), StringComparison.Ordinal);
        Assert.Contains("1 h 5 min median of 12 incidents", page.Words("#mttr .big"), StringComparison.Ordinal);
        Assert.StartsWith(
            "The difference is more than chance would make of 12 and 12 incidents",
            page.Words("#mttr .said"),
            StringComparison.Ordinal
        );
        Assert.StartsWith("The difference is noise: 5 min now, 5 min before", page.Words("#mttd .said"), StringComparison.Ordinal);
        Assert.Contains(
            "half of them between",
            page.QuerySelector("#mttr svg[role=img]")!.GetAttribute("aria-label"),
            StringComparison.Ordinal
        );
        Assert.Null(page.GetElementById("drills"));
    }

    private static IncidentFacts Facts(IncidentId id, DateTimeOffset at, PromisesKept promises) =>
        new(
            id,
            "Films stop",
            IncidentType.Incident,
            Severity.Sev3,
            Service: null,
            DetectionSource.Monitoring,
            at,
            new(null, null, null, null),
            promises,
            default
        );

    private async Task<JsonElement> MeasuredAsync(string query)
    {
        (HttpStatusCode status, JsonElement measured, _) = await world.Api.SendJsonAsync(HttpMethod.Get, "/api/v1/measures" + query);
        Assert.True(status == HttpStatusCode.OK, measured.ToString());
        return measured;
    }

    private async Task<string> TextAsync(string path, string type, string? accept = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        using HttpResponseMessage answer = await world.Api.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return await answer.Content.ReadAsStringAsync();
    }

    private static JsonElement Time(JsonElement population, string measure) =>
        population.GetProperty("times").EnumerateArray().Single(time => time.GetProperty("measure").GetString() == measure);
}
