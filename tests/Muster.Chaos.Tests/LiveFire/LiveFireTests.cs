// Whether a real herd is stopped by real people's hands: a real system, a real Prometheus, a real page, and small numbers.
using MimeKit;
using Muster.Oracle.Driving;
using Muster.Peers;

namespace Muster.Chaos.Tests.LiveFire;

public sealed class LiveFireTests
{
    private const string AllIsWell =
        "sum(rate(streamflow_load_attempts_total{outcome=\"served\"}[3s])) > 280 and on() streamflow:hit_ratio > 0.9 and on() streamflow:error_ratio < 0.01";

    [Fact]
    public async Task A_herd_pages_is_shed_and_let_in_again_in_steps()
    {
        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        await using StreamFlowSystem system = await StreamFlowSystem.StartAsync();
        await using Station station = await Station.BuildAsync(
            SampleFile.Read("streamflow/org.yaml"),
            null,
            Station.MailTo(inbox.Port),
            ("MUSTER_SECRET_STREAMFLOW", system.Key)
        );
        await station.Muster.StartAsync();
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync(FilesOf(system, station));
        Curve curve = new(prometheus);

        await system.LetViewersComeAsync();
        await prometheus.UntilAsync("all viewers are there, and the cache answers them", AllIsWell);
        await curve.MarkAsync("the cache is emptied; it takes a moment");
        await system.InvalidateAsync();

        await prometheus.UntilAsync("Prometheus alerts", "ALERTS{alertname=\"PlaybackErrorsHigh\", alertstate=\"firing\"}");
        await curve.MarkAsync("Prometheus alerts Muster");
        MimeMessage page = await Until.AsyncOf(
            "the page of whoever is on call",
            Station.Soon,
            () => Task.FromResult(inbox.Messages().FirstOrDefault(mail => Says(mail, "PlaybackErrorsHigh")))
        );
        Assert.EndsWith("@streamflow.example", page.To.Mailboxes.Single().Address, StringComparison.Ordinal);
        await curve.MarkAsync("the on-call is paged");

        await prometheus.UntilAsync(
            "it stays down although the cache was emptied once: the database works for callers who have gone",
            "min_over_time(streamflow:error_ratio[10s]) > 0.5 and on() min_over_time(streamflow:database_saturation[10s]) > 0.7 "
                + "and on() sum(rate(streamflow_database_queries_total{outcome=\"wasted\"}[5s])) > 30"
        );
        await system.ShedAsync(90);
        await curve.MarkAsync("90 % are turned away");
        await prometheus.UntilAsync("the database recovers", "streamflow:database_saturation < 0.1 and on() streamflow:hit_ratio > 0.6");
        await system.ShedAsync(60);
        await prometheus.UntilAsync("the cache fills", "streamflow:hit_ratio > 0.8");
        await system.ShedAsync(30);
        await prometheus.UntilAsync("the cache is nearly full", "streamflow:hit_ratio > 0.9");
        await system.ShedAsync(0);
        await curve.MarkAsync("the block is lifted");

        await prometheus.UntilAsync("everybody is served", AllIsWell + " and on() max(streamflow_gateway_shed_percent) == 0");
        await prometheus.UntilAsync("the alert is over", "absent(ALERTS{alertname=\"PlaybackErrorsHigh\"})");
        await curve.MarkAsync("the alert is over");
        await curve.WriteAsync();
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

    private static bool Says(MimeMessage mail, string what) => mail.Subject?.Contains(what, StringComparison.Ordinal) == true;
}
