// Resolves what somebody wants to run, and finds every mistake in it.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Runbooks.Document;

namespace Muster.Server.Runbooks;

public sealed class RunPlanner(
    RunbookLibrary library,
    IViewStore views,
    RunbookSecrets secrets,
    WebhookReach reach,
    OrganisationReader organisations
)
{
    public async Task<(PlannedRun? Plan, Rejection? Why)> PlanAsync(RunWish wish, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(wish);
        (PlannedRun? plan, Rejection? why) = await ResolveAsync(wish, cancel);
        RunPolicy policy = (await organisations.CurrentAsync(cancel)).RunPolicy;
        return (plan is null ? null : plan with { Policy = policy }, why);
    }

    private async Task<(PlannedRun? Plan, Rejection? Why)> ResolveAsync(RunWish wish, CancellationToken cancel)
    {
        IncidentRow? incident = wish.Incident is { } named
            ? (await views.FindAsync(Views.Incident, named.Value, cancel))?.Row<IncidentRow>()
            : null;
        bool isDrill = incident?.Type == IncidentType.Drill;
        FieldErrors errors = new FieldErrors()
            .When(wish.Runbook is null == wish.Command is null, "runbook", "Name a runbook, or a command: one of the two.")
            .When(wish.Incident is not null && incident is null, "incident", $"There is no incident {wish.Incident}.")
            .When(isDrill && wish.Command is not null, "command", $"{wish.Incident} is a drill, and a command is real.");
        if (errors.Any)
        {
            return (null, Invalid(errors));
        }

        if (wish.Command is { } command)
        {
            return OfCommand(command, wish.Incident);
        }

        return await library.FindAsync(wish.Runbook!, cancel) is { } known
            ? OfRunbook(known, wish, isDrill)
            : (null, RunRefusals.NoSuchRunbook(wish.Runbook!));
    }

    private (PlannedRun? Plan, Rejection? Why) OfRunbook(KnownRunbook known, RunWish wish, bool isDrill)
    {
        Runbook runbook = known.Runbook;
        FieldErrors errors = new FieldErrors()
            .When(
                known.Row.Retired is not null,
                "runbook",
                $"It was taken out of use: {known.Row.Retired?.Reason} An admin brings it back from the bin."
            )
            .When(
                wish.Undo && runbook.Undo.IsEmpty,
                "undo",
                runbook.UndoneBy is { } other
                    ? $"It is undone by the runbook {other}: run that."
                    : "The runbook does not say how it is undone."
            )
            .When(
                isDrill && (wish.Undo || runbook.Simulated.IsEmpty),
                "incident",
                $"{wish.Incident} is a drill, and the runbook does not say in simulated what that does there."
            );
        ImmutableSortedDictionary<string, string> values = ParameterRules.Read(
            runbook.Parameters,
            ParameterText.Plain(runbook, wish.Parameters),
            errors
        );
        if (errors.Any)
        {
            return (null, Invalid(errors));
        }

        ImmutableArray<RunbookStep> steps = RunbookRules.Resolve(
            runbook,
            isDrill ? RunbookPart.Simulated
                : wish.Undo ? RunbookPart.Undo
                : RunbookPart.Steps,
            values,
            errors
        );
        for (int at = 0; at < steps.Length; at++)
        {
            Check(steps[at], $"steps[{at}]", errors);
        }

        if (errors.Any)
        {
            return (null, Invalid(errors));
        }

        RunContent content = new(
            runbook.Id,
            known.Row.Version,
            known.Row.TextHash,
            wish.Undo,
            Command: null,
            steps,
            values,
            [],
            wish.Incident
        );
        string title = wish.Undo ? "Undo: " + runbook.Title : runbook.Title;
        bool mustMatch = runbook.PreviewMustMatch && !wish.Undo && !isDrill;
        return (new(title, runbook.Risk, runbook.Production && !isDrill, runbook.Services, content, runbook.TimeOut, mustMatch), null);
    }

    /// <summary>What only this server knows: whether it may send there, and whether it has the secrets.</summary>
    private void Check(RunbookStep step, string at, FieldErrors errors)
    {
        string? url = step switch
        {
            RunbookStep.Http s => s.Url,
            RunbookStep.Check s => s.Url,
            RunbookStep.Flag s => s.Url,
            RunbookStep.Kubernetes s => s.Api,
            _ => null,
        };
        foreach (string address in new[] { url, step.Preview?.Url }.OfType<string>())
        {
            foreach (string mistake in WebhookTarget.Check(address, reach.AllowPrivate, out _))
            {
                errors.When(wrong: true, at + ".url", $"{address}: {mistake}");
            }

            errors.When(
                Uri.TryCreate(address, UriKind.Absolute, out Uri? read)
                    && System.Net.IPAddress.TryParse(read.DnsSafeHost, out System.Net.IPAddress? literal)
                    && AddressGuard.IsMetadata(literal),
                at + ".url",
                $"{address}: that is where a cloud tells a machine its credentials, and no step goes there."
            );
        }

        foreach (string name in SecretsOf(step).Where(name => secrets.Find(name) is null).Distinct(StringComparer.Ordinal))
        {
            errors.When(
                wrong: true,
                at + ".secret",
                $"The secret {name} is not known: set {RunbookSecrets.Prefix}{name} in the environment of the server, or {name} in the file of MUSTER_RUNBOOK_SECRETS, and restart it."
            );
        }
    }

    private static IEnumerable<string> SecretsOf(RunbookStep step)
    {
        ImmutableArray<StepHeader> headers = step switch
        {
            RunbookStep.Http s => s.Headers,
            RunbookStep.Check s => s.Headers,
            RunbookStep.Flag s => s.Headers,
            _ => [],
        };
        IEnumerable<string?> named = headers.Concat(step.Preview?.Headers ?? []).Select(header => header.Secret);
        return named.Append((step as RunbookStep.Kubernetes)?.Token).OfType<string>();
    }

    private static (PlannedRun? Plan, Rejection? Why) OfCommand(CommandLine command, IncidentId? incident)
    {
        FieldErrors errors = new FieldErrors()
            .When(command.Arguments.IsEmpty || command.Arguments[0].Length == 0, "command.arguments", "Name the program first.")
            .When(
                Math.Max(command.Arguments.Length, command.Resolved.Length) > CommandLimits.ArgumentsMax,
                "command.arguments",
                $"At most {CommandLimits.ArgumentsMax} arguments fit: a second person must be able to read them."
            )
            .When(
                command.Files.Length > RunDefaults.FilesMax,
                "command.files",
                $"At most {RunDefaults.FilesMax} files are listed; say in filesTotal how many there are."
            )
            .When(
                command.Arguments.Concat(command.Resolved).Concat(command.Files).Any(one => one.Length > RunDefaults.TextCharactersMax),
                "command",
                $"No argument and no name of a file has more than {RunDefaults.TextCharactersMax} characters."
            )
            .When(command.FilesTotal < command.Files.Length, "command.filesTotal", "It is less than the files that are listed.")
            .Text("command.host", command.Host, RunDefaults.ValueCharactersMax)
            .Text("command.user", command.User, RunDefaults.ValueCharactersMax)
            .Text("command.directory", command.Directory, RunDefaults.TextCharactersMax);
        if (errors.Any)
        {
            return (null, Invalid(errors));
        }

        RunbookStep step = new RunbookStep.Command("The command", RunDefaults.RunTimeOut, Runner: "", command.Arguments);
        RunContent content = new(
            null,
            null,
            null,
            Undoes: false,
            command,
            [step],
            ImmutableSortedDictionary<string, string>.Empty,
            [],
            incident
        );
        string title = EdgeText.Line($"{StepText.Line(command.Arguments)} on {command.Host}", EdgeLimits.TitleBytes);
        return (new(title, RunbookRisk.Destructive, Production: true, [], content, RunDefaults.RunTimeOut, PreviewMustMatch: false), null);
    }

    private static Rejection Invalid(FieldErrors errors) => RunRefusals.Invalid(errors.Refuse("run.invalid", "").Errors);
}
