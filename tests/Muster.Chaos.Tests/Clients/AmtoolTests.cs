// Whether the real amtool works against Muster as against an Alertmanager.
using System.Text.Json;
using Muster.Chaos.Tests.Driving;
using Muster.Oracle.Driving;
using Muster.Peers;

namespace Muster.Chaos.Tests.Clients;

public sealed class AmtoolTests
{
    private const string Organisation = """
        name: Chaos
        people:
          ana: { name: Ana Silva, email: ana@example.org, zone: Europe/Lisbon }
        teams:
          streaming: { name: Streaming, members: [ana] }
        services:
          playback-api: { name: Playback API, team: streaming, tier: 0, alwaysOn: true, escalationPolicy: streaming }
        escalationPolicies:
          streaming: { name: Streaming, steps: [{ targets: ["person:ana"], wait: 30m }], repeat: 0 }
        routes:
          - { id: playback, matchers: ['service="playback-api"'], service: playback-api, groupBy: [alertname] }
        """;

    [Fact]
    public async Task Amtool_adds_and_finds_alerts_and_silences_them()
    {
        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        await using Station station = await Station.BuildAsync(Organisation, null, Station.MailTo(inbox.Port));
        await station.Muster.StartAsync();
        using Amtool amtool = await Amtool.OfAsync(station);

        string silence = (
            await amtool.RunAsync("silence", "add", "alertname=Quiet", "--comment=planned", "--author=ana", "--duration=1h")
        ).Trim();
        Assert.Contains(silence, await amtool.RunAsync("silence", "query", "-q"), StringComparison.Ordinal);
        await amtool.RunAsync("alert", "add", "Quiet", "service=playback-api");
        await amtool.RunAsync("alert", "add", "Loud", "service=playback-api", "--annotation=summary=Viewers cannot start a stream");

        MimeKit.MimeMessage mail = await inbox.MessageAsync("ana@example.org", _ => true, Station.Soon);
        Assert.Contains("Loud", mail.Subject, StringComparison.Ordinal);
        Assert.Equal(["Loud", "Quiet"], await amtool.AlertsAsync("service=playback-api", "--active", "--silenced"));
        Assert.Equal(["Loud"], await amtool.AlertsAsync("alertname=~L.+"));
        Assert.Equal(["Quiet"], await amtool.AlertsAsync("--silenced"));
        await IsSuppressedAsync(station, silence);
        Assert.DoesNotContain(inbox.Messages(), message => message.Subject!.Contains("Quiet", StringComparison.Ordinal));

        await amtool.RunAsync("silence", "expire", silence);
        Assert.DoesNotContain(silence, await amtool.RunAsync("silence", "query", "-q"), StringComparison.Ordinal);
        Assert.Contains(silence, await amtool.RunAsync("silence", "query", "-q", "--expired"), StringComparison.Ordinal);
        await inbox.MessageAsync("ana@example.org", message => message.Subject!.Contains("Quiet", StringComparison.Ordinal), Station.Soon);
    }

    private static async Task IsSuppressedAsync(Station station, string silence)
    {
        JsonElement alerts = await station.GetAsync("/api/v2/alerts?filter=alertname%3DQuiet");
        JsonElement status = Assert.Single(alerts.EnumerateArray()).GetProperty("status");
        Assert.Equal("suppressed", status.GetProperty("state").GetString());
        Assert.Equal(silence, Assert.Single(status.GetProperty("silencedBy").EnumerateArray()).GetString());
    }
}
