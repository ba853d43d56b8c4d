// The last hours: alerts that come and go, some of them paged and answered, some held, one reported by a person.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Cli.Demo;

internal static class OrdinaryDay
{
    private static readonly LabelSet SlowEdge = LabelSet.Of(
        ("alertname", "EdgeLatencyHigh"),
        ("service", "cdn-edge"),
        ("pop", "fra2"),
        ("severity", "critical")
    );

    private static readonly LabelSet ConsumerLag = LabelSet.Of(
        ("alertname", "ConsumerLag"),
        ("service", "data-pipeline"),
        ("topic", "viewing-events"),
        ("severity", "critical")
    );

    public static async Task TellAsync(DemoWorld world)
    {
        await world.FireAsync(SlowEdge, "The 99th percentile at fra2 is 1.8 s", TimeSpan.FromMinutes(5));
        await world.PassAsync(TimeSpan.FromMinutes(2));
        await world.AnswerPagesAsync(TimeSpan.FromSeconds(30));
        await world.PassAsync(TimeSpan.FromMinutes(26));
        await world.ClearAsync(SlowEdge);

        await Warn(world, "encoder", "EncoderBacklog", "212 titles wait for the encoder");
        await world.PassAsync(TimeSpan.FromMinutes(40));
        await world.FireAsync(ConsumerLag, "viewing-events is 12 minutes behind", TimeSpan.FromMinutes(3));
        await world.PassAsync(TimeSpan.FromMinutes(4));
        await world.AnswerPagesAsync(TimeSpan.FromSeconds(30));
        await Warn(world, "recommendations", "FallbackShare", "18% of home pages show what is popular instead of what fits");
        await world.PassAsync(TimeSpan.FromMinutes(20));
        PersonId reporter = await world.OnCallAsync(new("commerce"));
        await world.ReportAsync(
            "A partner sees wrong prices in Brazil",
            "Their storefront shows last month's prices; ours is right. Support ticket 88121.",
            new("catalog-api"),
            Severity.Sev3,
            reporter
        );
    }

    private static Task Warn(DemoWorld world, string service, string name, string summary) =>
        world.FireAsync(LabelSet.Of(("alertname", name), ("service", service), ("severity", "warning")), summary, TimeSpan.FromMinutes(10));
}
