// `muster drill actions`: what can be done in a scenario, with arguments and bounds.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Cli.Drill;

internal static class ActionsCommand
{
    public static Command Create()
    {
        Argument<string> scenario = ScenarioArgument.Create();
        Command command = new(
            "actions",
            "List what can be done in a scenario: to the system, by asking colleagues, and in command; with arguments and their bounds."
        )
        {
            scenario,
            Output.Json,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                Scenario read = await ScenarioArgument.ReadAsync(parsed.GetRequiredValue(scenario), cancel);
                IReadOnlyList<PossibleAction> actions = PossibleAction.In(read);
                parsed.Screen().Answer(actions.Select(Of), () => Show(actions));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static object Of(PossibleAction action) =>
        new
        {
            Do = Word.Of(action.Verb),
            action.Target,
            Name = action.Name.Length > 0 ? action.Name : null,
            action.Title,
            TakesSeconds = action.TakesSeconds is { } takes ? new { Least = takes.Low, Most = takes.High } : null,
            Price = action.Price.Length > 0 ? action.Price : null,
            Args = action.Parameters.Select(parameter => new
            {
                parameter.Name,
                parameter.Text,
                Min = parameter.IsNumber ? parameter.Least : (double?)null,
                Max = parameter.IsNumber ? parameter.Most : (double?)null,
                Choices = parameter.Choices.IsEmpty ? null : parameter.Choices.ToArray(),
                LengthMax = parameter.LengthMax > 0 ? parameter.LengthMax : (int?)null,
                Optional = parameter.IsOptional,
            }),
        };

    private static void Show(IReadOnlyList<PossibleAction> actions) =>
        Screen.Table(
            ["DO", "TARGET", "TAKES", "ARGUMENTS", "TITLE"],
            [
                .. actions.Select(action =>
                    (IReadOnlyList<string>)
                        [
                            Word.Of(action.Verb),
                            action.Target,
                            action.TakesSeconds is { } takes ? Seconds(takes) : "",
                            string.Join(' ', action.Parameters.Select(Argument)),
                            action.Title,
                        ]
                ),
            ],
            "Nothing can be done."
        );

    private static string Seconds(Span takes) =>
        takes.Low == takes.High ? $"{Number(takes.Low)}s" : $"{Number(takes.Low)}-{Number(takes.High)}s";

    private static string Argument(Parameter parameter)
    {
        string values =
            parameter.IsNumber ? $"{Number(parameter.Least)}..{Number(parameter.Most)}"
            : parameter.Choices.IsEmpty ? "TEXT"
            : string.Join('|', parameter.Choices);
        string written = $"{parameter.Name}={values}";
        return parameter.IsOptional ? $"[{written}]" : written;
    }

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
