// What the commands about pages tell a person.
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Page;

public sealed class PageCommandsTests
{
    [Fact]
    public async Task Show_tells_each_step_and_what_every_provider_answered()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(
            200,
            """
            { "id": "p1", "purpose": "respond", "title": "HighErrorRate", "status": "active", "severity": "SEV-2", "service": "playback", "group": "g1",
              "startedAt": "2026-03-01T12:00:00Z", "repeat": 0, "lastResort": [], "steps": [{ "targets": ["schedule:playback"], "waitSeconds": 300 }],
              "next": { "round": 1, "step": 2, "at": "2026-03-01T12:05:00Z", "isPostponed": false, "targets": ["person:ben"] },
              "messages": [
                { "round": 1, "step": 1, "name": "Ana Silva", "channel": "sms", "state": "delivered", "attempts": 1, "plannedAt": "2026-03-01T12:00:00Z",
                  "lastAt": "2026-03-01T12:00:02Z", "receipt": "It reached the phone" },
                { "round": 1, "step": 1, "name": "Ana Silva", "channel": "webhook", "state": "retrying", "attempts": 2, "plannedAt": "2026-03-01T12:00:00Z",
                  "lastAt": "2026-03-01T12:00:09Z", "error": "It answered 503." } ],
              "declined": [{ "name": "Ben Okafor", "round": 1, "at": "2026-03-01T12:01:00Z" }] }
            """
        );
        using Shell shell = server.Shell();

        Ran ran = (await shell.RunAsync("page", "show", "p1")).Exits(0);

        Assert.Equal("/api/v1/pages/p1", server.Requests[0].Path);
        string[] expected =
        [
            "[SEV-2] HighErrorRate",
            "person:ben OVERDUE, was due",
            "1  schedule:playback, waits 300 s",
            "1/1  Ana Silva, sms: delivered 2026-03-01 12:00:02Z: It reached the phone",
            "1/1  Ana Silva, webhook: retrying after 2 attempts: It answered 503.",
            "Ben Okafor (round 1)",
        ];
        Assert.All(expected, part => Assert.Contains(part, ran.Out, StringComparison.Ordinal));
    }
}
