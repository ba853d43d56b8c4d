// The measures of alerts and pages over the API and on their page, of rows whose outcomes are known.
using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Measures;

/// <summary>Two pages became incidents, one was looked at in vain, two were over by themselves; three groups flapped. All of it two years before the others.</summary>
public sealed class AlertMeasuresTests(MeasuresWorld world) : IClassFixture<MeasuresWorld>, IAsyncLifetime
{
    private const string Period = "from=2024-02-01&to=2024-02-29";
    private static readonly DateTimeOffset Night = new(2024, 2, 10, 2, 0, 0, TimeSpan.Zero);

    public async ValueTask InitializeAsync()
    {
        List<View> rows = [];
        for (int place = 0; place < 5; place++)
        {
            bool isAnswered = place < 3;
            AlertGroup group = Group($"paged-{place}", place % 2 == 0 ? "lag" : "slow", new PageId($"page-{place}"), held: null);
            rows.AddRange(Projected(group));
            PageRow page = new(
                group.Page!.Value,
                PagePurpose.Respond,
                group.Title,
                Severity.Sev2,
                group.Service,
                group.Id,
                place < 2 ? new IncidentId(1 + place) : null,
                Role: null,
                Asked: null,
                PageStatus.Resolved,
                Night.AddHours(10 * place),
                isAnswered ? new PersonId("ana") : null,
                isAnswered ? Night.AddHours(10 * place).AddMinutes(3) : null,
                Night.AddHours(10 * place).AddHours(1),
                NextAt: null,
                [new("ana")],
                DeliveriesFailed: 0
            );
            rows.Add(new(Views.Page, page.Id.Value, Views.Resolved, page.StartedAt, "", ViewJson.Write(page)));
        }

        for (int place = 0; place < 3; place++)
        {
            rows.AddRange(Projected(Group($"flap-{place}", "lag", page: null, HeldReasons.Flapping(5))));
        }

        await world.Server.Services.GetRequiredService<IEventStore>().CommitAsync(new Commit { Views = [.. rows] }, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Pages_are_told_apart_by_what_came_of_them()
    {
        (HttpStatusCode status, JsonElement measured, _) = await world.Api.SendJsonAsync(
            HttpMethod.Get,
            "/api/v1/measures/alerts?" + Period
        );
        Assert.True(status == HttpStatusCode.OK, measured.ToString());
        Assert.Equal((8, 0.4), (measured.GetProperty("groups").GetInt32(), measured.GetProperty("actionableShare").GetDouble()));
        Assert.Equal(
            ["actionable 2", "not_acted_on 1", "ended_by_itself 2", "unanswered 0"],
            measured.GetProperty("outcomes").EnumerateArray().Select(one => $"{one.GetProperty("outcome")} {one.GetProperty("pages")}")
        );
        JsonElement first = measured.GetProperty("talkers")[0];
        Assert.Equal(
            ("lag", 6, 3, 3),
            (
                first.GetProperty("name").GetString(),
                first.GetProperty("groups").GetInt32(),
                first.GetProperty("pages").GetInt32(),
                first.GetProperty("flapped").GetInt32()
            )
        );
        JsonElement ana = Assert.Single(measured.GetProperty("people").EnumerateArray().ToArray());
        Assert.Equal((5, 2), (ana.GetProperty("pages").GetInt32(), ana.GetProperty("atNight").GetInt32()));
    }

    [Fact]
    public async Task Every_number_opens_as_many_alerts()
    {
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync("/measures/alerts?" + Period);
        PageRules.Hold(page);
        Assert.Contains("40 % actionable", page.Words("#worth .big"), StringComparison.Ordinal);
        IElement[] links = [.. page.QuerySelectorAll("a[href^='/measures/alerts/behind']")];
        Assert.Equal(4 + 3 + (2 * 3) + 4, links.Length);
        foreach (IElement link in links)
        {
            IHtmlDocument behind = await ana.ReadAsync(link.GetAttribute("href")!);
            PageRules.Hold(behind);
            Assert.Equal(int.Parse(link.Text(), CultureInfo.InvariantCulture), behind.QuerySelectorAll("tbody > tr").Length);
        }

        Assert.Equal(["5", "2", "2", "1"], page.QuerySelectorAll("#people a.link").Select(link => link.Text().Trim()));
        IHtmlDocument march = await ana.ReadAsync("/measures/alerts?period=2024-03");
        string before = march.QuerySelector("#worth .big a")!.GetAttribute("href")!;
        Assert.Contains("40 % actionable", (await ana.ReadAsync(before)).Words("#worth .big"), StringComparison.Ordinal);
    }

    private static IEnumerable<View> Projected(AlertGroup group) => new GroupProjection().Project(default, group, Night);

    private static AlertGroup Group(string id, string name, PageId? page, string? held) =>
        new(
            new(id),
            1,
            id,
            new("shop"),
            Severity.Sev2,
            name,
            LabelSet.Of(("alertname", name)),
            Night,
            Night,
            Night.AddHours(1),
            0,
            1,
            page,
            null,
            held
        );
}
