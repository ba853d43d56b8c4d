// Whether values reach their places as values, and every mistake in a runbook is found.
using System.Collections.Immutable;
using CsCheck;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;

namespace Muster.Core.Tests.Runbooks;

public sealed class RunbookRulesTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static RunbookParameter Text(string? pattern = null) => new("x", ParameterType.Text, "", null, null, null, [], pattern);

    [Theory]
    [InlineData("$(reboot); rm -rf / `id` && | > < ' \" \\")]
    [InlineData("{{other}}")]
    [InlineData("a b\tc")]
    public void A_value_is_one_argument_whatever_stands_in_it(string value)
    {
        if (value.Contains('\t', StringComparison.Ordinal))
        {
            Assert.NotEmpty(Errors(new RunbookStep.Command("c", Minute, "edge", ["/bin/echo", "{{x}}"]), value));
            return;
        }

        RunbookStep.Command step = Assert.IsType<RunbookStep.Command>(
            Filled(new RunbookStep.Command("c", Minute, "edge", ["/bin/echo", "{{x}}", "end"]), value)
        );
        Assert.Equal(["/bin/echo", value, "end"], step.Arguments);
    }

    [Theory]
    [InlineData("--upload-pack=/bin/sh")]
    [InlineData("-rf")]
    public void A_value_that_could_be_read_as_an_option_is_refused(string value)
    {
        RunbookStep step = new RunbookStep.Command("c", Minute, "edge", ["/bin/rm", "{{x}}"]);
        Assert.Contains("begins with a hyphen", Assert.Single(Errors(step, value)).Message, StringComparison.Ordinal);
        Assert.Empty(Errors(step, value, Text(".*")));
    }

    [Fact]
    public void What_is_real_does_not_stand_in_simulated_and_what_is_simulated_nowhere_else()
    {
        RunbookStep act = new RunbookStep.Act("a", Minute, "shed", "gateway", ImmutableSortedDictionary<string, string>.Empty);
        RunbookStep real = new RunbookStep.Http("h", Minute, "GET", "https://g.example/", [], null, []);

        Assert.Empty(RunbookRules.Check(Book(real) with { Simulated = [act] }));
        Assert.Equal(["simulated"], RunbookRules.Check(Book(real) with { Simulated = [act, real] }).Select(error => error.Field));
        Assert.Equal(["steps"], RunbookRules.Check(Book(act)).Select(error => error.Field));
        Assert.Equal(["steps"], RunbookRules.Check(Book(real) with { Undo = [act] }).Select(error => error.Field));
    }

    [Fact]
    public void A_value_stays_in_its_part_of_an_address()
    {
        RunbookStep.Http step = Assert.IsType<RunbookStep.Http>(
            Filled(new RunbookStep.Http("h", Minute, "GET", "https://g.example/a/{{x}}?q={{x}}", [], null, []), "../b?c=d&e#f@evil")
        );
        Uri url = new(step.Url);
        Assert.Equal("g.example", url.Host);
        Assert.Equal("/a/..%2Fb%3Fc%3Dd%26e%23f%40evil", url.AbsolutePath);
        Assert.NotEmpty(Errors(new RunbookStep.Http("h", Minute, "GET", "https://g.example/a/{{x}}/b", [], null, []), ".."));
        Assert.NotEmpty(Errors(new RunbookStep.Http("h", Minute, "GET", "https://{{x}}/a", [], null, []), "evil.example"));
        Assert.NotEmpty(Errors(new RunbookStep.Http("h", Minute, "GET", "https://g.example{{x}}", [], null, []), ".evil.example"));
    }

    [Fact]
    public void A_value_stays_a_value_in_json_and_in_a_query() =>
        Gen.String[0, 80]
            .Where(text => text.Length > 0 && !text.Any(char.IsControl) && !text.Any(char.IsSurrogate))
            .Sample(value =>
            {
                RunbookStep.Http step = (RunbookStep.Http)Filled(
                    new RunbookStep.Http("h", Minute, "PUT", "https://g.example/", [], """{"a": {{x}}, "admin": false}""", []),
                    value
                );
                using System.Text.Json.JsonDocument body = System.Text.Json.JsonDocument.Parse(step.Body!);
                Assert.Equal(value, body.RootElement.GetProperty("a").GetString());
                Assert.False(body.RootElement.GetProperty("admin").GetBoolean());
                Assert.Equal(2, body.RootElement.EnumerateObject().Count());
            });

    [Fact]
    public void A_parameter_inside_a_text_of_json_is_a_mistake_because_it_brings_its_quotes() =>
        Assert.NotEmpty(Errors(new RunbookStep.Http("h", Minute, "PUT", "https://g.example/", [], """{"a": "{{x}}"}""", []), "b"));

    [Theory]
    [InlineData(ParameterType.Integer, "9", "too little")]
    [InlineData(ParameterType.Integer, "96", "too much")]
    [InlineData(ParameterType.Integer, "1e2", "no whole number")]
    [InlineData(ParameterType.Integer, "90; reboot", "no whole number")]
    [InlineData(ParameterType.Number, "NaN", "no number")]
    [InlineData(ParameterType.Number, "1,000", "no number")]
    [InlineData(ParameterType.Duration, "-5", "no duration")]
    public void Values_out_of_bounds_are_refused(ParameterType type, string value, string why)
    {
        RunbookParameter parameter = new("percent", type, "", null, 10, 95, [], null);
        FieldErrors errors = new();
        ParameterRules.Read([parameter], Given("percent", value), errors);
        FieldError error = Assert.Single(errors.Refuse("x", "").Errors);
        Assert.Equal("parameters.percent", error.Field);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_in_the_values_is_told_at_once()
    {
        FieldErrors errors = new();
        RunbookParameter choice = new("zone", ParameterType.Choice, "", null, null, null, ["a", "b"], null);
        ParameterRules.Read(
            [Text("[a-z]+"), choice],
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["x"] = "A1",
                ["zone"] = "c",
                ["zoen"] = "a",
            },
            errors
        );
        Assert.Equal(["parameters.zoen", "parameters.x", "parameters.zone"], errors.Refuse("x", "").Errors.Select(error => error.Field));
    }

    [Fact]
    public void A_pattern_matches_the_whole_text_in_linear_time()
    {
        FieldErrors errors = new();
        ParameterRules.Read([Text("(a+)+")], Given("x", new string('a', 400) + "!"), errors);
        Assert.True(errors.Any);
        ImmutableArray<FieldError> wrong = RunbookRules.Check(
            Book(new RunbookStep.Manual("m", Minute, ["a"])) with
            {
                Parameters = [Text("(?=a)")],
            }
        );
        Assert.Contains("regular expression", Assert.Single(wrong).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_in_a_runbook_is_told_at_once()
    {
        Runbook wrong = new(
            new RunbookId("Not a slug"),
            "",
            RunbookRisk.Safe,
            [
                new RunbookStep.Http("", TimeSpan.Zero, "FETCH", "gateway/{{nobody}}", [new("A B", "x\ny", "lower")], "{", []),
                new RunbookStep.Command("c", Minute, "server", []),
                new RunbookStep.Command("c", Minute, "edge", ["{{x}}", "--path={{x}}"]),
                new RunbookStep.Manual("m", Minute, []),
                new RunbookStep.Kubernetes("k", Minute, "https://k.example", "Default", "web", DeploymentAction.Scale, null, "lower"),
            ],
            TimeSpan.FromDays(2)
        )
        {
            Parameters = [Text(), new("zone", ParameterType.Choice, "", null, null, null, [], null)],
        };
        string[] fields = [.. RunbookRules.Check(wrong).Select(error => error.Field).Distinct()];
        Assert.Equal(
            [
                "id",
                "title",
                "timeOut",
                "parameters.zone.choices",
                "steps[0].name",
                "steps[0].timeOut",
                "steps[0].http.url",
                "steps[0].http.body",
                "steps[0].http.method",
                "steps[0].headers",
                "steps[1].command.arguments",
                "steps[1].command.runner",
                "steps[2].command.arguments[0]",
                "steps[2].command.arguments[1]",
                "steps[3].manual.items",
                "steps[4].kubernetes.namespace",
                "steps[4].kubernetes.replicas",
                "steps[4].kubernetes.token",
            ],
            fields
        );
    }

    private static Runbook Book(params RunbookStep[] steps) =>
        new(new RunbookId("one"), "One", RunbookRisk.Safe, [.. steps], TimeSpan.FromHours(1)) { Parameters = [Text()] };

    private static RunbookStep Filled(RunbookStep step, string value)
    {
        FieldErrors errors = new();
        RunbookStep filled = Assert.Single(RunbookRules.Resolve(Book(step), RunbookPart.Steps, Values(value), errors));
        Assert.False(errors.Any);
        return filled;
    }

    private static ImmutableArray<FieldError> Errors(RunbookStep step, string value, RunbookParameter? parameter = null)
    {
        FieldErrors errors = new();
        Runbook book = Book(step) with { Parameters = [parameter ?? Text()] };
        ImmutableSortedDictionary<string, string> values = ParameterRules.Read(book.Parameters, Given("x", value), errors);
        if (!errors.Any)
        {
            RunbookRules.Resolve(book, RunbookPart.Steps, values, errors);
        }

        return errors.Any ? errors.Refuse("x", "").Errors : [];
    }

    private static Dictionary<string, string> Given(string name, string value) => new(StringComparer.Ordinal) { [name] = value };

    private static ImmutableSortedDictionary<string, string> Values(string value) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("x", value);
}
