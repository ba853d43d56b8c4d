// What a step does, in one line for people: never a secret, for a step holds none.
using System.Globalization;

namespace Muster.Core.Runbooks;

public static class StepText
{
    /// <summary>The kind as a file writes it.</summary>
    public static string Kind(this RunbookStep step) =>
        step switch
        {
            RunbookStep.Http => "http",
            RunbookStep.Command => "command",
            RunbookStep.Wait => "wait",
            RunbookStep.Check => "check",
            RunbookStep.Manual => "manual",
            RunbookStep.Kubernetes => "kubernetes",
            RunbookStep.Flag => "flag",
            RunbookStep.Act => "act",
            RunbookStep.Graph => "graph",
            _ => "",
        };

    public static string What(this RunbookStep step) =>
        step switch
        {
            RunbookStep.Http s => s.Body is { } body ? $"{s.Method} {s.Url} {body}" : $"{s.Method} {s.Url}",
            RunbookStep.Command s => (s.Runner.Length > 0 ? $"on {s.Runner}: " : "") + Line(s.Arguments),
            RunbookStep.Wait s => $"wait {s.Seconds} s",
            RunbookStep.Check s => $"{s.Query} {Sign(s.Comparison)} {s.Value} at {s.Url}",
            RunbookStep.Manual s => string.Create(CultureInfo.InvariantCulture, $"{s.Items.Length} to confirm by hand"),
            RunbookStep.Kubernetes { Action: DeploymentAction.Scale } s =>
                $"scale {s.Namespace}/{s.Deployment} to {s.Replicas} replicas at {s.Api}",
            RunbookStep.Kubernetes s => $"roll {s.Namespace}/{s.Deployment} back at {s.Api}",
            RunbookStep.Act s => $"in the drill: {Line([s.Do, s.Target, .. s.Args.Select(one => $"{one.Key}={one.Value}")])}",
            RunbookStep.Graph s => $"in the drill: {s.Component} {s.Metric} {Sign(s.Comparison)} {s.Value}",
            RunbookStep.Flag s => $"set the flag {s.Key} to {s.Value} at {s.Url}",
            _ => "",
        };

    public static string Sign(this CheckComparison comparison) =>
        comparison switch
        {
            CheckComparison.Below => "<",
            CheckComparison.AtMost => "<=",
            CheckComparison.Equal => "==",
            CheckComparison.Other => "!=",
            CheckComparison.AtLeast => ">=",
            CheckComparison.Above => ">",
        };

    /// <summary>Arguments so that where one ends can be seen: those with white space or nothing in them are quoted.</summary>
    public static string Line(IEnumerable<string> arguments) =>
        string.Join(
            ' ',
            arguments.Select(one =>
                one.Length == 0 || one.Any(letter => char.IsWhiteSpace(letter) || letter is '\'' or '"') ? $"'{one}'" : one
            )
        );
}
