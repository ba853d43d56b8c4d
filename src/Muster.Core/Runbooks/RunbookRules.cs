// Whether a runbook is right, and what its steps are with the values in their places.
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

public static partial class RunbookRules
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Every mistake, by the fields of the file.</summary>
    public static ImmutableArray<FieldError> Check(Runbook runbook)
    {
        ArgumentNullException.ThrowIfNull(runbook);
        FieldErrors errors = new FieldErrors()
            .When(!Slug.IsValid(runbook.Id.Value), "id", "An id has 1 to 63 of a-z, 0-9 and hyphen, and begins with a letter or digit.")
            .Text("title", runbook.Title, RunDefaults.ValueCharactersMax)
            .OptionalText("description", runbook.Description, RunDefaults.TextCharactersMax)
            .When(runbook.Steps.IsEmpty, "steps", "Say what is done: a runbook has at least one step.")
            .When(
                new[] { runbook.Steps.Length, runbook.Undo.Length, runbook.Simulated.Length }.Max() > RunDefaults.StepsMax,
                "steps",
                $"A runbook has at most {RunDefaults.StepsMax} steps."
            );
        CheckTimeOut(runbook.TimeOut, "timeOut", errors);
        ParameterRules.Check(runbook, errors);
        StepFilling samples = new(
            runbook.Parameters,
            runbook.Parameters.DistinctBy(one => one.Name).ToDictionary(one => one.Name, Sample),
            errors
        );
        CheckSteps(runbook.Steps, "steps", samples, errors);
        CheckSteps(runbook.Undo, "undo", samples, errors);
        CheckSteps(runbook.Simulated, "simulated", samples, errors);
        errors
            .When(
                runbook.Steps.Concat(runbook.Undo).Any(step => step is RunbookStep.Act or RunbookStep.Graph),
                "steps",
                "A step of the kind act or graph is for the simulated system of a drill: it stands in simulated."
            )
            .When(
                runbook.Simulated.Any(step =>
                    step is not (RunbookStep.Act or RunbookStep.Graph or RunbookStep.Wait or RunbookStep.Manual) || step.Preview is not null
                ),
                "simulated",
                "In a drill nothing real is touched: simulated has steps of the kinds act, graph, wait and manual, without a preview."
            );
        errors.When(
            runbook.PreviewMustMatch && runbook.Steps.All(step => step.Preview?.Url is null),
            "previewMustMatch",
            "No step has a preview by GET, which is what is made again at the start."
        );
        return errors.Any ? errors.Refuse("runbook.invalid", "").Errors : [];
    }

    /// <summary>The steps as they would run; mistakes go to <paramref name="errors"/>.</summary>
    public static ImmutableArray<RunbookStep> Resolve(
        Runbook runbook,
        RunbookPart part,
        ImmutableSortedDictionary<string, string> values,
        FieldErrors errors
    )
    {
        ArgumentNullException.ThrowIfNull(runbook);
        ArgumentNullException.ThrowIfNull(errors);
        StepFilling filling = new(runbook.Parameters, values, errors);
        (string name, ImmutableArray<RunbookStep> steps) = part switch
        {
            RunbookPart.Steps => ("steps", runbook.Steps),
            RunbookPart.Undo => ("undo", runbook.Undo),
            RunbookPart.Simulated => ("simulated", runbook.Simulated),
        };
        return [.. steps.Select((step, index) => filling.Fill(step, $"{name}[{index}]"))];
    }

    private static void CheckSteps(ImmutableArray<RunbookStep> steps, string name, StepFilling samples, FieldErrors errors)
    {
        for (int index = 0; index < steps.Length; index++)
        {
            RunbookStep step = steps[index];
            string at = $"{name}[{index}]";
            errors.Text(at + ".name", step.Name, RunDefaults.ValueCharactersMax);
            CheckTimeOut(step.TimeOut, at + ".timeOut", errors);
            samples.Fill(step, at);
            CheckKind(step, at, errors);
            CheckHeaders(HeadersOf(step), at + ".headers", errors);
            CheckHeaders(step.Preview?.Headers ?? [], at + ".preview.headers", errors);
            errors.When(
                step.Preview is { Url: null } dry && !Slug.IsValid(dry.Runner),
                at + ".preview.runner",
                "Name the runner: 1 to 63 of a-z, 0-9 and hyphen."
            );
        }
    }

    private static void CheckKind(RunbookStep step, string at, FieldErrors errors) =>
        _ = step switch
        {
            RunbookStep.Http s => errors.When(
                !Methods.Contains(s.Method, StringComparer.Ordinal),
                at + ".http.method",
                $"'{s.Method}' is none of {string.Join(", ", Methods)}."
            ),
            RunbookStep.Command s => errors.When(
                !Slug.IsValid(s.Runner) || s.Runner == RunbookRun.Server,
                at + ".command.runner",
                "Name the runner: 1 to 63 of a-z, 0-9 and hyphen, and not 'server'."
            ),
            RunbookStep.Check s => errors.When(s.Every < TimeSpan.FromSeconds(1), at + ".check.every", "Ask at most once a second."),
            RunbookStep.Manual s => errors.When(s.Items.IsEmpty, at + ".manual.items", "Say what a person confirms."),
            RunbookStep.Kubernetes s => errors
                .When(s.Action == DeploymentAction.Scale && s.Replicas is null, at + ".kubernetes.replicas", "Say to how many replicas.")
                .When(
                    s.Token is { } token && !SecretName().IsMatch(token),
                    at + ".kubernetes.token",
                    "A secret's name has 1 to 63 of A-Z, 0-9 and _, and begins with a letter."
                ),
            _ => errors,
        };

    private static ImmutableArray<StepHeader> HeadersOf(RunbookStep step) =>
        step switch
        {
            RunbookStep.Http s => s.Headers,
            RunbookStep.Check s => s.Headers,
            RunbookStep.Flag s => s.Headers,
            _ => [],
        };

    private static void CheckHeaders(ImmutableArray<StepHeader> headers, string at, FieldErrors errors)
    {
        foreach (StepHeader header in headers)
        {
            errors
                .When(!HeaderName().IsMatch(header.Name), at, $"'{EdgeText.Line(header.Name, 60)}' is no name of a header.")
                .When(
                    header.Text.Any(letter => char.IsControl(letter) || !char.IsAscii(letter))
                        || header.Text.Contains("{{", StringComparison.Ordinal),
                    at,
                    $"The header {header.Name} must be plain ASCII on one line, without parameters."
                )
                .When(
                    header.Secret is { } secret && !SecretName().IsMatch(secret),
                    at,
                    "A secret's name has 1 to 63 of A-Z, 0-9 and _, and begins with a letter."
                );
        }
    }

    private static void CheckTimeOut(TimeSpan timeOut, string at, FieldErrors errors) =>
        errors.When(timeOut < TimeSpan.FromSeconds(1) || timeOut > RunDefaults.TimeOutMax, at, "A time-out is from 1s to 1d.");

    /// <summary>A value that any place takes which takes the type at all.</summary>
    private static string Sample(RunbookParameter parameter) =>
        parameter.Type switch
        {
            ParameterType.Text => "x",
            ParameterType.Choice => parameter.Choices is [var first, ..] ? first : "x",
            _ => "1",
        };

    [GeneratedRegex("^[A-Z][A-Z0-9_]{0,62}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();

    [GeneratedRegex("^[A-Za-z0-9-]{1,60}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeaderName();
}
