// Arranging from the command line: what is sent for each verb, what is shown, and what the ends of a swap answer.
using System.Text.Json;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Schedule;

public sealed class ChangesTests
{
    private const string Written =
        """{"written":{"id":"c1","nothing":null,"repeated":false},"warnings":["Payments has nobody."],"roster":{"changes":[],"absences":[],"swaps":[]}}""";

    private const string Roster = """
        {"changes":[{"id":"c1","schedule":"payments","rotation":null,"person":"ben","start":"2026-12-01T18:00:00Z","end":"2026-12-02T06:00:00Z","reason":"Dentist","swap":null,"by":"person:ana","at":"2026-11-01T00:00:00Z"}],
         "absences":[{"id":"a1","person":"ana","start":"2026-12-21T00:00:00Z","end":"2027-01-04T00:00:00Z","reason":"Skiing","by":"person:ana","at":"2026-11-01T00:00:00Z"}],
         "swaps":[{"id":"s1","schedule":"payments","rotation":"primary","from":"ana","to":"ben","start":"2026-12-08T18:00:00Z","end":"2026-12-09T06:00:00Z","returnStart":null,"returnEnd":null,"reason":"","state":"open","expiresAt":"2026-12-08T18:00:00Z","by":"person:ana","at":"2026-11-01T00:00:00Z"}]}
        """;

    [Fact]
    public async Task Each_verb_asks_the_server_for_what_it_says()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(request => request.Method == "GET" ? Roster : Written);
        using Shell shell = server.Shell();
        string[] stretch = ["--from", "2026-12-01T18:00Z", "--to", "2026-12-02T06:00Z", "--reason", "Why"];

        string said = (await shell.RunAsync(["schedule", "override", "add", "payments", "ben", "--rotation", "primary", .. stretch]))
            .Exits(0)
            .Out;
        Assert.Contains("ben stands in", said, StringComparison.Ordinal);
        Assert.Contains("Warning: Payments has nobody.", said, StringComparison.Ordinal);
        Asked("POST", "/api/v1/schedules/payments/overrides", "ben primary 2026-12-01T18:00:00+00:00", "person", "rotation", "start");

        Assert.Contains(
            "c1",
            (await shell.RunAsync(["schedule", "gap", "add", "payments", .. stretch])).Exits(0).Out,
            StringComparison.Ordinal
        );
        Asked("POST", "/api/v1/schedules/payments/gaps", "Why", "reason");
        (await shell.RunAsync("schedule", "vacation", "remove", "a1", "--reason", "Stays")).Exits(0);
        Asked("DELETE", "/api/v1/roster/absences/a1", "Stays", "reason");
        (await shell.RunAsync(["schedule", "swap", "ask", "payments", "ben", "--rotation", "primary", .. stretch])).Exits(0);
        Asked("POST", "/api/v1/schedules/payments/swaps", "ben primary 2026-12-02T06:00:00+00:00", "to", "rotation", "end");
        (await shell.RunAsync("schedule", "swap", "decline", "s1", "--reason", "Away")).Exits(0);
        Asked("PUT", "/api/v1/roster/swaps/s1/answer", "False Away", "accept", "reason");

        Assert.Contains("Skiing", (await shell.RunAsync("schedule", "vacation", "list")).Exits(0).Out, StringComparison.Ordinal);
        Assert.Contains("open", (await shell.RunAsync("schedule", "swap", "list")).Exits(0).Out, StringComparison.Ordinal);
        string json = (await shell.RunAsync("schedule", "override", "list", "--json")).Exits(0).Out;
        Assert.Equal("ben", JsonDocument.Parse(json).RootElement.GetProperty("changes")[0].GetProperty("person").GetString());

        void Asked(string method, string path, string expected, params string[] fields)
        {
            Request request = server.Requests[^1];
            Assert.Equal((method, path), (request.Method, request.Path));
            Assert.Equal(expected, string.Join(' ', fields.Select(field => request.Body.GetProperty(field).ToString())));
        }
    }

    [Fact]
    public async Task A_calendar_is_sent_whole_or_by_its_address_and_what_it_holds_is_shown()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(
            200,
            """{"schedule":"support","name":"Support","zone":"Etc/UTC","dryRun":true,"shifts":[{"person":"ana","start":"2026-12-01T18:00:00Z","end":"2026-12-02T06:00:00Z"}]}"""
        );
        using Shell shell = server.Shell();
        string file = shell.Write("plan.ics", "BEGIN:VCALENDAR");

        string said = (await shell.RunAsync("schedule", "import", file, "--name", "Support", "--dry-run")).Exits(0).Out;
        Assert.Contains("would have these 1 shifts", said, StringComparison.Ordinal);
        Assert.Equal(("BEGIN:VCALENDAR", true), (Body("content").GetString(), Body("dryRun").GetBoolean()));
        (await shell.RunAsync("schedule", "import", "webcal://calendar.example.org/x.ics", "--name", "Support")).Exits(0);
        Assert.Equal("webcal://calendar.example.org/x.ics", Body("url").GetString());
        Assert.Contains(
            "cannot be read",
            (await shell.RunAsync("schedule", "import", "no-such.ics", "--name", "X")).Exits(2).Error,
            StringComparison.Ordinal
        );

        server.Answers(
            422,
            """{"detail":"Nothing was imported.","code":"calendar.unreachable","errors":[{"field":"url","message":"calendar.example.org cannot be reached."}]}"""
        );
        Ran gone = (await shell.RunAsync("schedule", "import", "https://calendar.example.org/x.ics", "--name", "Support")).Exits(3);
        Assert.Contains("cannot be reached", gone.Error, StringComparison.Ordinal);

        JsonElement Body(string field) => server.Requests[^1].Body.GetProperty(field);
    }
}
