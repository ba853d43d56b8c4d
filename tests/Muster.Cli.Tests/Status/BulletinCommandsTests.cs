// What each command about the status page's bulletins asks the API, and what it tells the person.
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Status;

public sealed class BulletinCommandsTests
{
    private const string Bulletin = """
        { "id": "B-3", "kind": "incident", "title": "Checkout fails", "status": "investigating", "incident": "INC-42", "nextUpdateAt": null }
        """;

    public static readonly TheoryData<string[], string, string, string, string> Writes = new()
    {
        {
            ["post", "Checkout fails", "--body", "We look into it", "--incident", "INC-42", "--component", "checkout=partial_outage"],
            "POST",
            "/api/v1/bulletins",
            """{"title":"Checkout fails","body":"We look into it","incident":"INC-42","components":[{"component":"checkout","status":"partial_outage"}]}""",
            "B-3 is on the status page: Checkout fails"
        },
        {
            ["post", "Checkout fails", "--body", "We look into it", "--component", "a=operational", "--component", "b=major_outage"],
            "POST",
            "/api/v1/bulletins",
            """{"title":"Checkout fails","body":"We look into it","components":[{"component":"a","status":"operational"},{"component":"b","status":"major_outage"}]}""",
            "B-3 is on the status page: Checkout fails"
        },
        {
            ["update", "B-3", "--status", "resolved", "--body", "It works again", "--corrects", "u1"],
            "POST",
            "/api/v1/bulletins/B-3/updates",
            """{"body":"It works again","status":"resolved","corrects":"u1"}""",
            "B-3 is updated: Checkout fails"
        },
        {
            ["maintenance", "Upgrade", "--from", "2027-03-01T02:00Z", "--until", "2027-03-01T03:00Z"],
            "POST",
            "/api/v1/bulletins/maintenances",
            """{"title":"Upgrade","from":"2027-03-01T02:00:00+00:00","until":"2027-03-01T03:00:00+00:00"}""",
            "B-3 is planned: Checkout fails"
        },
        {
            ["withdraw", "B-3", "--reason", "A test"],
            "PUT",
            "/api/v1/bulletins/B-3/withdrawal",
            """{"reason":"A test"}""",
            "B-3 is off the status page: Checkout fails"
        },
        { ["restore", "B-3"], "DELETE", "/api/v1/bulletins/B-3/withdrawal", "{}", "B-3 is on the status page again: Checkout fails" },
    };

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Each_write_asks_the_server_and_says_what_was_done(string[] args, string method, string path, string body, string said)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(200, Bulletin);
        using Shell shell = server.Shell();

        Ran ran = (await shell.RunAsync(["status", .. args])).Exits(0);

        Request request = server.Requests[0];
        Assert.Equal((method, path, body), (request.Method, request.Path, request.Text));
        Assert.Contains(said, ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_shows_what_the_page_tells_of()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(200, $$"""{ "items": [{{Bulletin}}], "next": null }""");
        using Shell shell = server.Shell();

        Ran ran = (await shell.RunAsync("status", "list", "--status", "all")).Exits(0);

        Assert.Equal("/api/v1/bulletins", server.Requests[0].Path);
        Assert.Equal("?limit=50&status=all", server.Requests[0].Query);
        Assert.Contains("INC-42", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_component_without_a_status_is_refused_before_anything_is_asked()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using Shell shell = server.Shell();

        Ran ran = (await shell.RunAsync("status", "post", "Checkout fails", "--body", "x", "--component", "checkout")).Exits(2);

        Assert.Empty(server.Requests);
        Assert.Contains("write checkout=major_outage", ran.Error, StringComparison.Ordinal);
    }
}
