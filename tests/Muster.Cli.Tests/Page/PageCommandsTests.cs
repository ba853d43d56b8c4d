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
            { "id": "p1", "purpose": "respond", "title": "HighErrorRate", "status": "active", "stands": "No answer yet from Ana Silva.",
              "follows": "Step 2 is paged: Ben Okafor", "followsAt": "2026-03-01T12:05:00Z", "severity": "SEV-2", "service": "playback", "group": "g1",
              "startedAt": "2026-03-01T12:00:00Z", "repeat": 0, "lastResort": [], "steps": [{ "targets": ["schedule:playback"], "waitSeconds": 300 }],
              "next": { "round": 1, "step": 2, "at": "2026-03-01T12:05:00Z", "isPostponed": false, "targets": ["person:ben"] },
              "skipped": [{ "round": 1, "step": 1, "why": "Nobody was found for this step.", "at": "2026-03-01T12:00:00Z" }],
              "messages": [
                { "round": 1, "step": 1, "name": "Ana Silva", "channel": "ntfy", "state": "pending", "attempts": 0, "plannedAt": "2026-03-01T12:00:00Z",
                  "lastAt": "2026-03-01T12:00:00Z", "waits": "By their own rules", "leavesAt": "2026-03-01T12:02:00Z" },
                { "round": 1, "step": 1, "name": "Ana Silva", "channel": "voice", "state": "failed", "attempts": 1, "plannedAt": "2026-03-01T12:00:00Z",
                  "lastAt": "2026-03-01T12:00:09Z", "error": "It is busy." },
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
            "No answer yet from Ana Silva.",
            "Step 2 is paged: Ben Okafor, OVERDUE, was due",
            "1/1  Nobody was found for this step.",
            "1/1  Ana Silva, ntfy: By their own rules, OVERDUE, was due",
            "1/1  Ana Silva, voice: failed after 1 attempt: It is busy.",
            "1  schedule:playback, waits 300 s",
            "1/1  Ana Silva, sms: delivered 2026-03-01 12:00:02Z: It reached the phone",
            "1/1  Ana Silva, webhook: retrying after 2 attempts: It answered 503.",
            "Ben Okafor (round 1)",
        ];
        Assert.All(expected, part => Assert.Contains(part, ran.Out, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "ack",
        """{ "name": "Hiro Tanaka", "at": "2026-03-01T12:00:00Z", "isYours": true }""",
        "The page is acknowledged; its escalation stops."
    )]
    [InlineData(
        "ack",
        """{ "name": "Hiro Tanaka", "at": "2026-03-01T12:00:00Z", "isYours": false }""",
        "Hiro Tanaka had acknowledged it before, "
    )]
    [InlineData("decline", """{ "passedOn": true, "says": "It passes on at once, to Ben." }""", "It passes on at once, to Ben.")]
    [InlineData("decline", """{ "passedOn": false, "says": "Ben may still answer." }""", "Ben may still answer.")]
    [InlineData("decline", """{ "passedOn": false, "says": "Ben may.", "nextAt": "2026-03-01T12:00:00Z" }""", "Ben may. The page goes on ")]
    public async Task An_answer_says_what_came_of_it(string verb, string body, string expected)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(200, body);
        using Shell shell = server.Shell();

        Assert.StartsWith(expected, (await shell.RunAsync("page", verb, "p1")).Exits(0).Out, StringComparison.Ordinal);
    }
}
