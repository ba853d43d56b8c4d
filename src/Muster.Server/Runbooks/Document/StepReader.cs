// Reads one step of a runbook file: a name, one kind with its fields, a time-out, and a dry run.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Runbooks;
using Muster.Server.Web.Document;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Runbooks.Document;

internal static class StepReader
{
    private static readonly string[] Kinds = ["http", "command", "wait", "check", "manual", "kubernetes", "flag", "act", "graph"];

    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(5);

    public static RunbookStep Read(Block block)
    {
        string[] named = [.. Kinds.Where(block.Has)];
        if (named.Length != 1)
        {
            block.Mistake(
                "",
                $"A step has one kind, and this has {(named.Length == 0 ? "none" : string.Join(" and ", named))}: {string.Join(", ", Kinds)}."
            );
        }

        string kind = named is [var first, ..] ? first : "manual";
        string name = block.Text("name").Trim();
        TimeSpan timeOut = block.OptionalDuration("timeOut") ?? UsualTimeOut(kind, block);
        Block inner = block.Inner(kind, $"a step of the kind {kind}");
        RunbookStep step = kind switch
        {
            "http" => new RunbookStep.Http(
                name,
                timeOut,
                inner.OptionalText("method") ?? "GET",
                inner.Text("url"),
                Headers(inner),
                inner.OptionalText("body"),
                inner.Texts("expect", Status)
            ),
            "command" => new RunbookStep.Command(name, timeOut, inner.Text("runner"), inner.Texts("arguments", text => text)),
            "wait" => new RunbookStep.Wait(name, timeOut, Seconds(inner.Text("for"))),
            "check" => new RunbookStep.Check(
                name,
                timeOut,
                inner.Text("url"),
                Headers(inner),
                inner.Text("query"),
                inner.RequiredParsed("compare", RunbookFileReader.WordOf<CheckComparison>, CheckComparison.Equal),
                inner.Text("value"),
                inner.OptionalDuration("every") ?? AskEvery
            ),
            "kubernetes" => new RunbookStep.Kubernetes(
                name,
                timeOut,
                inner.Text("api"),
                inner.Text("namespace"),
                inner.Text("deployment"),
                inner.RequiredParsed("action", RunbookFileReader.WordOf<DeploymentAction>, DeploymentAction.Scale),
                inner.OptionalText("replicas"),
                inner.Has("token") ? Secret(inner, "token").Secret : null
            ),
            "flag" => new RunbookStep.Flag(name, timeOut, inner.Text("url"), Headers(inner), inner.Text("key"), inner.Text("value")),
            "act" => new RunbookStep.Act(name, timeOut, inner.RequiredParsed("do", VerbOf, "") ?? "", inner.Text("target"), Args(inner)),
            "graph" => new RunbookStep.Graph(
                name,
                timeOut,
                inner.Text("component"),
                inner.RequiredParsed("metric", MetricOf, "") ?? "",
                inner.RequiredParsed("compare", RunbookFileReader.WordOf<CheckComparison>, CheckComparison.Equal),
                inner.Text("value")
            ),
            _ => new RunbookStep.Manual(name, timeOut, inner.Texts("items", text => text)),
        };
        inner.Close();
        return step with { Preview = block.Has("preview") ? Preview(block.Inner("preview", "a preview")) : null };
    }

    /// <summary>A wait needs at least as long as it waits.</summary>
    private static TimeSpan UsualTimeOut(string kind, Block block) =>
        kind switch
        {
            "manual" => RunDefaults.ManualTimeOut,
            "wait" => block.Inner("wait", "a wait").OptionalText("for") is { } text
            && DurationText.TryParse(text, out TimeSpan waited)
            && waited < RunDefaults.TimeOutMax
                ? waited + RunDefaults.StepTimeOut
                : RunDefaults.RunTimeOut,
            _ => RunDefaults.StepTimeOut,
        };

    private static DryRun Preview(Block block)
    {
        string? url = block.OptionalText("get");
        DryRun dry = new(
            url,
            Headers(block),
            url is null ? block.OptionalText("runner") ?? "" : null,
            url is null ? block.Texts("arguments", text => text) : []
        );
        block.Close();
        return dry;
    }

    private static ImmutableArray<StepHeader> Headers(Block block)
    {
        if (!block.Has("headers"))
        {
            return [];
        }

        Block inner = block.Inner("headers", "the headers");
        ImmutableArray<StepHeader> headers = [.. inner.Names.Select(name => Secret(inner, name))];
        inner.Close();
        return headers;
    }

    /// <summary>A text, or <c>{ secret: NAME, prefix: "Bearer " }</c>.</summary>
    private static StepHeader Secret(Block block, string name)
    {
        if (!block.IsMapping(name))
        {
            return new(name, block.Text(name), null);
        }

        Block inner = block.Inner(name, "a secret");
        StepHeader header = new(name, inner.OptionalText("prefix") ?? "", inner.Text("secret"));
        inner.Close();
        return header;
    }

    private static string VerbOf(string text) =>
        Word.TryParse<Verb>(text) is not null ? text : throw new FormatException($"A drill knows no '{text}': see 'muster drill actions'.");

    private static string MetricOf(string text) =>
        Word.TryParse<Metric>(text) is { } metric
            ? Word.Of(metric)
            : throw new FormatException($"A drill has no graph of '{text}': write {string.Join(", ", Word.All<Metric>())}.");

    private static ImmutableSortedDictionary<string, string> Args(Block block)
    {
        if (!block.Has("args"))
        {
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        Block inner = block.Inner("args", "the arguments of an act");
        ImmutableSortedDictionary<string, string> args = inner.Names.ToImmutableSortedDictionary(name => name, inner.Text);
        inner.Close();
        return args;
    }

    private static int Status(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status is >= 100 and <= 599
            ? status
            : throw new FormatException($"'{text}' is no status of HTTP: write a number from 100 to 599.");

    /// <summary>A duration as its seconds; a parameter stays as it is.</summary>
    private static string Seconds(string text) => ParameterText.Plain(ParameterType.Duration, text);
}
