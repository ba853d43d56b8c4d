// Does the steps that the server does itself: requests, checks, deployments and flags.
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Muster.Core.Runbooks;

namespace Muster.Server.Runbooks.Steps;

public sealed class StepWork(StepHttp http, KubernetesWork kubernetes, GraphWork graphs, TimeProvider clock)
{
    internal const string Json = "application/json";

    /// <param name="at">Which of its steps.</param>
    /// <param name="write">Takes a piece of output, as it comes.</param>
    internal Task<StepResult> DoAsync(RunbookRun run, int at, Func<string, Task> write, CancellationToken cancel) =>
        run.Content.Steps[at] switch
        {
            RunbookStep.Http s => RequestAsync(s, write, cancel),
            RunbookStep.Check s => CheckAsync(s, write, cancel),
            RunbookStep.Flag s => FlagAsync(s, write, cancel),
            RunbookStep.Kubernetes s => kubernetes.DoAsync(s, write, cancel),
            RunbookStep.Graph s => graphs.DoAsync(run, s, write, cancel),
            var other => throw new System.Diagnostics.UnreachableException($"The server does no {other.GetType().Name}."),
        };

    /// <summary>What a dry run by GET shows.</summary>
    internal async Task<DryRunResult> ShowAsync(int step, DryRun dry, CancellationToken cancel)
    {
        StepAnswer answer = await http.SendAsync("GET", dry.Url!, dry.Headers, null, Json, cancel);
        string text = answer.Error ?? (answer.IsGood ? answer.Body : $"{answer.Status}: {answer.Body}");
        string kept = OutputText.Fit(text, RunDefaults.PreviewBytesMax);
        return new(step, answer.IsGood, kept.Length < text.Length ? kept + "\n… more was not kept." : kept);
    }

    private async Task<StepResult> RequestAsync(RunbookStep.Http s, Func<string, Task> write, CancellationToken cancel)
    {
        StepAnswer answer = await http.SendAsync(s.Method, s.Url, s.Headers, s.Body, Json, cancel);
        bool isExpected = s.Expect.IsEmpty ? answer.IsGood : answer.Status is { } status && s.Expect.Contains(status);
        return await EndAsync(answer, isExpected, write);
    }

    private async Task<StepResult> FlagAsync(RunbookStep.Flag s, Func<string, Task> write, CancellationToken cancel)
    {
        string url = $"{s.Url.TrimEnd('/')}/{Uri.EscapeDataString(s.Key)}";
        StepAnswer answer = await http.SendAsync("PUT", url, s.Headers, $$"""{"value": {{s.Value}}}""", Json, cancel);
        return await EndAsync(answer, answer.IsGood, write);
    }

    internal static async Task<StepResult> EndAsync(StepAnswer answer, bool isExpected, Func<string, Task> write)
    {
        if (answer.Error is { } error)
        {
            return StepResult.Failed(error);
        }

        await write(answer.Body + (answer.IsCut ? "\n… the answer is longer; its rest was not read." : ""));
        return isExpected
            ? new(StepOutcome.Succeeded, $"Answered {answer.Status}.", answer.Status)
            : StepResult.Failed($"Answered {answer.Status}, which is not what the runbook expects.", answer.Status);
    }

    private async Task<StepResult> CheckAsync(RunbookStep.Check s, Func<string, Task> write, CancellationToken cancel)
    {
        string url = $"{s.Url.TrimEnd('/')}/api/v1/query?query={Uri.EscapeDataString(s.Query)}";
        double wanted = double.Parse(s.Value, CultureInfo.InvariantCulture);
        string said = "";
        while (true)
        {
            StepAnswer answer = await http.SendAsync("GET", url, s.Headers, null, Json, cancel);
            (bool agrees, string now) = Judge(answer, s.Comparison, wanted);
            if (now != said)
            {
                await write(now + "\n");
                said = now;
            }

            if (agrees)
            {
                return new(StepOutcome.Succeeded, $"{now}, which is {s.Comparison.Sign()} {s.Value}.", answer.Status);
            }

            await Task.Delay(s.Every, clock, cancel);
        }
    }

    private static (bool Agrees, string Said) Judge(StepAnswer answer, CheckComparison comparison, double wanted)
    {
        if (answer.Error is { } error)
        {
            return (false, error);
        }

        if (!answer.IsGood || Values(answer.Body) is not { } values)
        {
            return (false, $"Prometheus answered {answer.Status} and no numbers: {OutputText.Fit(answer.Body, 500)}");
        }

        string said = values.IsEmpty
            ? "Nothing matches the query"
            : string.Join(", ", values.Take(10).Select(value => value.ToString("0.###", CultureInfo.InvariantCulture)));
        return (!values.IsEmpty && values.All(value => comparison.Holds(value, wanted)), said);
    }

    /// <summary>Null when it is no answer of a query. Source: Prometheus' HTTP API, instant queries: a vector or a scalar.</summary>
    private static ImmutableArray<double>? Values(string body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement data = document.RootElement.GetProperty("data");
            JsonElement result = data.GetProperty("result");
            return data.GetProperty("resultType").GetString() switch
            {
                "scalar" => [Number(result)],
                "vector" => [.. result.EnumerateArray().Select(series => Number(series.GetProperty("value")))],
                _ => null,
            };
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static double Number(JsonElement pair) =>
        pair[1].GetString() switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            { } text => double.Parse(text, CultureInfo.InvariantCulture),
            null => double.NaN,
        };
}
