// Whether two people stop a real herd with Muster: a real system, a real Prometheus, a real page, and small numbers.
using System.Text.Json;
using MimeKit;
using Muster.Oracle.Driving;
using Muster.Peers;

namespace Muster.Chaos.Tests.LiveFire;

public sealed class LiveFireTests
{
    private const string AllIsWell =
        "sum(rate(streamflow_load_attempts_total{outcome=\"served\"}[3s])) > 280 and on() streamflow:hit_ratio > 0.9 and on() streamflow:error_ratio < 0.01";

    /// <summary>The members of the team that is on call for the gateway.</summary>
    private static readonly string[] Team = ["ana", "ben", "chiara", "hiro"];

    [Fact]
    public async Task A_herd_pages_is_shed_by_two_people_and_let_in_again_in_steps()
    {
        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        await using StreamFlowSystem system = await StreamFlowSystem.StartAsync();
        await using Station station = await Station.BuildAsync(
            SampleFile.Read("streamflow/org.yaml"),
            null,
            Station.MailTo(inbox.Port),
            ("MUSTER_SECRET_STREAMFLOW", system.Key),
            ("MUSTER_ALLOW_PRIVATE_WEBHOOKS", "true")
        );
        await station.Muster.StartAsync();
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync(FilesOf(system, station));
        Curve curve = new(prometheus);
        await system.LetViewersComeAsync();
        await WriteRunbooksAsync(station, system, prometheus);

        await LetLooseAsync(system, prometheus, curve);
        string onCall = await PagedAsync(inbox);
        await curve.MarkAsync($"{onCall} is paged, and takes command");
        using Hands commander = await Hands.OfAsync(station, onCall);
        string incident = await TakeCommandAsync(commander);
        await prometheus.UntilAsync(
            "it stays down although the cache was emptied once: the database works for callers who have gone",
            "min_over_time(streamflow:error_ratio[10s]) > 0.5 and on() min_over_time(streamflow:database_saturation[10s]) > 0.7 "
                + "and on() sum(rate(streamflow_database_queries_total{outcome=\"wasted\"}[5s])) > 30"
        );

        string[] others = [.. Team.Where(one => one != onCall)];
        using Hands first = await Hands.OfAsync(station, others[0]);
        using Hands second = await Hands.OfAsync(station, others[1]);
        await ShedAsync(first, second, commander, incident, curve, (others[0], others[1]));
        Assert.NotNull(await prometheus.ValueAsync("streamflow:database_saturation < 0.1"));
        await LiftAsync(first, second, incident, curve);

        await prometheus.UntilAsync("everybody is served", AllIsWell + " and on() max(streamflow_gateway_shed_percent) == 0");
        await prometheus.UntilAsync("the alert is over", "absent(ALERTS{alertname=\"PlaybackErrorsHigh\"})");
        await curve.MarkAsync("the alert is over");
        await curve.WriteAsync();
        string timeline = (await commander.GetAsync($"/api/v1/incidents/{incident}/timeline")).GetRawText();
        Assert.Contains("Turn them away", timeline, StringComparison.Ordinal);
        Assert.DoesNotContain(system.Key, timeline, StringComparison.Ordinal);
    }

    private static async Task LetLooseAsync(StreamFlowSystem system, PrometheusServer prometheus, Curve curve)
    {
        await prometheus.UntilAsync("all viewers are there, and the cache answers them", AllIsWell);
        await curve.MarkAsync("the cache is emptied; it takes a moment");
        await system.InvalidateAsync();
        await prometheus.UntilAsync("Prometheus alerts", "ALERTS{alertname=\"PlaybackErrorsHigh\", alertstate=\"firing\"}");
        await curve.MarkAsync("Prometheus alerts Muster");
    }

    /// <summary>The id of the person to whom the first e-mail about the alert goes.</summary>
    private static async Task<string> PagedAsync(SmtpInbox inbox)
    {
        MimeMessage page = await Until.AsyncOf(
            "the page of whoever is on call",
            Station.Soon,
            () =>
                Task.FromResult(
                    inbox.Messages().FirstOrDefault(mail => mail.Subject?.Contains("PlaybackErrorsHigh", StringComparison.Ordinal) == true)
                )
        );
        return page.To.Mailboxes.Single().Address.Split('@')[0];
    }

    /// <summary>Answers the page; answers the id of the incident that the policy declared.</summary>
    private static async Task<string> TakeCommandAsync(Hands commander)
    {
        JsonElement pages = (await commander.GetAsync("/api/v1/pages")).GetProperty("items");
        string page = pages
            .EnumerateArray()
            .First(one =>
                one.GetProperty("purpose").GetString() == "respond"
                && one.GetRawText().Contains("PlaybackErrorsHigh", StringComparison.Ordinal)
            )
            .GetProperty("id")
            .GetString()!;
        await commander.PutAsync($"/api/v1/pages/{page}/acknowledgement");
        JsonElement incidents = (await commander.GetAsync("/api/v1/incidents")).GetProperty("items");
        return Assert.Single(incidents.EnumerateArray()).GetProperty("id").GetString()!;
    }

    /// <summary>One asks, and cannot approve; the commander cannot start; another approves, and then it runs.</summary>
    private static async Task ShedAsync(
        Hands first,
        Hands second,
        Hands commander,
        string incident,
        Curve curve,
        (string First, string Second) names
    )
    {
        JsonElement asked = await first.AskAsync("shed", new { percent = "90" }, incident);
        Assert.Contains("\"member\":0", asked.GetProperty("preview")[0].GetProperty("output").GetString(), StringComparison.Ordinal);
        Assert.Equal("run.same_person", await first.RefusalAsync(asked, "approve"));
        await second.ApproveAsync(asked);
        Assert.Equal("run.commander", await commander.RefusalAsync(asked, "start"));
        await curve.MarkAsync($"{names.First} asked to shed 90 %, {names.Second} has approved, and it runs");
        await first.StartAsync(asked);
        await SucceededAsync(first, asked);
        await curve.MarkAsync("the database has worked off its queue");
    }

    private static async Task LiftAsync(Hands first, Hands second, string incident, Curve curve)
    {
        JsonElement asked = await second.AskAsync("lift", new { }, incident);
        await first.ApproveAsync(asked);
        await curve.MarkAsync("the block is lifted in steps, each when the cache answers enough");
        await second.StartAsync(asked);
        await SucceededAsync(second, asked);
    }

    private static async Task SucceededAsync(Hands hands, JsonElement run)
    {
        JsonElement ended = await hands.ReachedAsync(run.GetProperty("id").GetString()!, "ended");
        Assert.True(ended.GetProperty("ending").GetString() == "succeeded", ended.GetRawText());
    }

    private static async Task WriteRunbooksAsync(Station station, StreamFlowSystem system, PrometheusServer prometheus)
    {
        await station.Muster.MustRunAsync(
            "twelve-or-more-characters",
            "user",
            "add",
            "grace@streamflow.example",
            "--name",
            "Grace Wanjiru",
            "--role",
            "admin",
            "--password-stdin"
        );
        using Hands admin = await Hands.OfAsync(station, "grace");
        foreach (string id in new[] { "shed", "lift", "rollback", "similar-off" })
        {
            string text = system
                .WithPorts(SampleFile.Read($"streamflow/runbooks/{id}.yaml"))
                .Replace("http://127.0.0.1:9090", prometheus.Url.ToString().TrimEnd('/'), StringComparison.Ordinal);
            await admin.PutAsync($"/api/v1/runbooks/{id}", new { text });
        }
    }

    private static Dictionary<string, string> FilesOf(StreamFlowSystem system, Station station) =>
        new()
        {
            ["prometheus.yml"] = system
                .WithPorts(SampleFile.Read("streamflow/prometheus.yml"))
                .Replace("127.0.0.1:8080", $"127.0.0.1:{station.Muster.Port}", StringComparison.Ordinal),
            ["rules.yml"] = SampleFile.Read("streamflow/rules.yml"),
            ["intake.key"] = station.Key,
        };
}
