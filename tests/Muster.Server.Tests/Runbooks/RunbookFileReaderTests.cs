// Whether a runbook file says what it means, and every mistake in it is told at its place.
using Muster.Core.Incidents;
using Muster.Core.Runbooks;
using Muster.Server.Runbooks.Document;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Runbooks;

public sealed class RunbookFileReaderTests
{
    private const string Whole = """
        id: shed
        title: Shed traffic
        description: Refuses a share.
        risk: risky
        production: false
        services: [playback-api]
        mitigation: shed_traffic
        timeOut: 20m
        previewMustMatch: true
        parameters:
          percent: { type: integer, min: 10, max: 95, default: 90 }
          pause: { type: duration, min: 10s, max: 5m, default: 1m30s }
        steps:
          - name: Refuse
            http: { method: PUT, url: "https://g.example/shed", headers: { Authorization: { secret: TOKEN, prefix: "Bearer " }, X-By: muster }, body: '{"percent": {{percent}}}', expect: [200, 204] }
            timeOut: 10s
            preview: { get: "https://g.example/shed" }
          - name: Sweep
            command: { runner: edge, arguments: [/bin/sweep, "{{percent}}"] }
            preview: { runner: edge, arguments: [/bin/sweep, --dry-run] }
          - { name: Pause, wait: { for: "{{pause}}" } }
          - { name: Look, check: { url: "https://p.example", query: up, compare: ">=", value: 1 } }
          - { name: Hand, manual: { items: [Look, Tell] } }
          - { name: Scale, kubernetes: { api: "https://k.example", namespace: default, deployment: web, action: scale, replicas: 6, token: { secret: KUBE } } }
          - { name: Flag, flag: { url: "https://f.example/flags", key: slow, value: "false" } }
        undo: lift
        """;

    [Fact]
    public void A_whole_file_is_read()
    {
        RunbookReading reading = RunbookFileReader.Read(Whole);
        Assert.Empty(reading.Mistakes);
        Runbook book = reading.Runbook;
        Assert.Equal((RunbookRisk.Risky, false, MitigationKind.ShedTraffic), (book.Risk, book.Production, book.Mitigation));
        Assert.Equal("90", book.Parameters[1].Default);
        Assert.Equal((10m, 300m), (book.Parameters[1].Min, book.Parameters[1].Max));
        Assert.Equal(["http", "command", "wait", "check", "manual", "kubernetes", "flag"], book.Steps.Select(step => step.Kind()));
        Assert.Equal("TOKEN", Assert.IsType<RunbookStep.Http>(book.Steps[0]).Headers[0].Secret);
        Assert.Equal("lift", book.UndoneBy?.Value);
        Assert.True(book.PreviewMustMatch);
    }

    [Theory]
    [InlineData("risk: risky", "risk: wild", 4, "none of safe, risky, destructive")]
    [InlineData("mitigation: shed_traffic", "mitigation: pray", 7, "shed_traffic")]
    [InlineData("min: 10, max", "min: 99, max", 11, "The least is more than the most")]
    [InlineData("timeOut: 20m", "timeout: 20m", 8, "did you mean 'timeOut'")]
    [InlineData("wait: { for: \"{{pause}}\" }", "wait: { for: \"{{pase}}\" }", 21, "There is no parameter 'pase'")]
    [InlineData("manual: { items", "manuel: { items", 23, "A step has one kind")]
    [InlineData("[/bin/sweep, \"{{percent}}\"]", "\"/bin/sweep {{percent}}\"", 19, "Write a list here")]
    [InlineData("'{\"percent\": {{percent}}}'", "'{percent: {{percent}}}'", 15, "no JSON")]
    public void A_mistake_stands_at_its_line(string right, string wrong, int line, string why)
    {
        Assert.Contains(right, Whole, StringComparison.Ordinal);
        RunbookReading reading = RunbookFileReader.Read(Whole.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains(reading.Mistakes, mistake => mistake.Line == line && mistake.Message.Contains(why, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1, 2]")]
    [InlineData("id: [")]
    [InlineData("id: x\nsteps: 7\nparameters: [a]\nundo: {}")]
    public void Nothing_that_stands_in_a_file_throws(string text) => Assert.NotEmpty(RunbookFileReader.Read(text).Mistakes);

    [Fact]
    public void The_example_of_the_documentation_is_right()
    {
        string page = RepositoryFile.Read("docs/runbooks.md");
        string example = page.Split("```yaml\n")[1].Split("```")[0];
        Assert.Empty(RunbookFileReader.Read(example).Mistakes);
    }
}
