// `muster gate`: whether a change may go, by the error budgets of the SLOs that it touches.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Server.Web.Document;

namespace Muster.Cli.Gate;

/// <summary>For pipelines: a stop is 1, and whatever keeps it from an answer is 2, so that a script can tell a budget that is spent from a server that is away.</summary>
internal static class GateCommand
{
    private const int Stopped = ExitCode.Refused;

    private const int CannotTell = ExitCode.Usage;

    private static readonly Argument<string[]> Slos = new("SLO")
    {
        Description = "The SLOs that the change touches. The worst answer counts.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Kind = new("--kind")
    {
        Description =
            "What sort of change it is, such as feature, reliability or security: the policy may let some go while it stops others. Default: feature.",
        HelpName = "KIND",
    };

    private static readonly Option<string?> Change = new("--change")
    {
        Description = "What the pipeline calls the change: a commit, a build, a link. Kept with a stop, for the summary of the quarter.",
        HelpName = "ID",
    };

    private static readonly Option<string> Timeout = new("--timeout")
    {
        Description = "How long to wait for all answers.",
        DefaultValueFactory = _ => "30s",
        HelpName = "DURATION",
    };

    public static Command Create()
    {
        Command command = Symbols.With(
            new Command(
                "gate",
                "Ask whether a change may go, by the error budgets and the policy that product and engineering signed. For pipelines: 0 ship (also with a warning), 1 stop, 2 cannot tell."
            ),
            [Slos, Kind, Change, Timeout, .. Connection.Options, Output.Json]
        );
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        string timeout = parsed.GetRequiredValue(Timeout);
        if (!DurationText.TryParse(timeout, out TimeSpan longest) || longest <= TimeSpan.Zero)
        {
            throw new Failure(CannotTell, $"'{timeout}' is no duration: write it as 30s.");
        }

        List<Reply<GateState>> answers = [];
        List<Failure> failures = [];
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(longest);
        try
        {
            using MusterClient client = await Connection.OpenAsync(parsed, patience.Token);
            foreach (string slo in parsed.GetRequiredValue(Slos).Distinct(StringComparer.Ordinal))
            {
                await AskAsync(client, parsed, slo, answers, failures, patience.Token);
            }
        }
        catch (Failure failure)
        {
            failures.Add(failure);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            failures.Add(new(CannotTell, $"The gate did not answer within {timeout}, so nobody knows whether the change may go."));
        }

        parsed
            .Screen()
            .Answer(
                answers.Select(one => one.Raw),
                () =>
                {
                    foreach (Reply<GateState> answer in answers)
                    {
                        Show(answer.Value);
                    }
                }
            );
        return End(answers, failures);
    }

    /// <summary>An SLO that is not there is one failure among the answers; a server that is not there ends the asking.</summary>
    private static async Task AskAsync(
        MusterClient client,
        ParseResult parsed,
        string slo,
        List<Reply<GateState>> answers,
        List<Failure> failures,
        CancellationToken cancel
    )
    {
        string[] asked =
        [
            .. new[] { ("kind", parsed.GetValue(Kind)), ("change", parsed.GetValue(Change)) }
                .Where(one => one.Item2 is not null)
                .Select(one => $"{one.Item1}={Uri.EscapeDataString(one.Item2!)}"),
        ];
        try
        {
            string path = MusterClient.Path("slos", slo, "gate") + (asked.Length > 0 ? "?" + string.Join('&', asked) : "");
            answers.Add(await client.GetAsync<GateState>(path, cancel));
        }
        catch (Failure failure) when (failure.Code is ExitCode.NotFound)
        {
            failures.Add(failure);
        }
    }

    private static void Show(GateState gate)
    {
        Screen.Line($"{gate.Verdict.ToUpperInvariant(), -4}  {gate.Slo}  {Screen.Clean(gate.Reason)}");
        if (gate.Until is { } until)
        {
            string at = until.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
            Screen.Line(
                gate.Override is not null ? $"      The override ends at {at}."
                : gate.Verdict == "stop" ? $"      If nothing more goes wrong it opens at {at}."
                : $"      If nothing more goes wrong it ends at {at}."
            );
        }

        if (gate.Policy.Version is { } version)
        {
            string signers = string.Join(" and ", gate.Policy.SignedBy.Select(one => $"{one.Person} ({one.As})"));
            Screen.Line($"      By version {version} of \"{Screen.Clean(gate.Policy.Title)}\", signed by {signers}.");
        }

        if (gate.Verdict == "stop" && gate.Escalation.Count > 0)
        {
            Screen.Line($"      Ask, in this order: {Screen.Clean(string.Join(", ", gate.Escalation))}.");
        }
    }

    private static int End(List<Reply<GateState>> answers, List<Failure> failures)
    {
        foreach (Failure failure in failures)
        {
            Screen.Aside("muster: " + failure.Message);
            foreach (string detail in failure.Details)
            {
                Screen.Aside("  " + detail);
            }
        }

        return answers.Any(one => one.Value.Verdict == "stop") ? Stopped
            : failures.Count > 0 ? CannotTell
            : ExitCode.Done;
    }
}
