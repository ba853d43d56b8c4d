// `muster drill act`: does something in a drill on a server.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Simulator.Drills;

namespace Muster.Cli.Drill;

internal static class ActCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> verb = new("DO")
        {
            Description = "What is done, such as shed or declare; 'muster drill actions SCENARIO' lists all.",
        };
        Argument<string[]> rest = new("TARGET NAME=VALUE")
        {
            Description = "A component or a colleague where it has one, and the arguments: gateway percent=90.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        return ApiVerb.Make(
            "act",
            "Do something in a drill on a server, in the second that its clock shows.",
            [id, verb, rest],
            async (parsed, client, cancel) =>
            {
                (string target, Dictionary<string, string> args) = Read(parsed.GetValue(rest) ?? []);
                var body = new
                {
                    Do = parsed.GetRequiredValue(verb),
                    Target = target,
                    Args = args,
                };
                string path = Common.At(parsed.GetRequiredValue(id), "acts");
                Reply<DrillState> reply = await client.PostAsync<DrillState>(path, body, cancel);
                if (reply.Value.NotDone is { } why)
                {
                    throw new Failure(ExitCode.Refused, $"Not done: {why}");
                }

                parsed
                    .Screen()
                    .Answer(reply.Raw, () => Screen.Line($"{DrillSecond.Text(reply.Value.Second)} {Last(reply.Value, body.Do)}"));
            }
        );
    }

    /// <summary>The first word without '=' is the target.</summary>
    private static (string Target, Dictionary<string, string> Args) Read(string[] words)
    {
        string target = "";
        Dictionary<string, string> args = new(StringComparer.Ordinal);
        foreach (string word in words)
        {
            if (word.IndexOf('=', StringComparison.Ordinal) is var equals and > 0)
            {
                args[word[..equals]] = word[(equals + 1)..];
            }
            else if (target.Length == 0 && args.Count == 0)
            {
                target = word;
            }
            else
            {
                throw new Failure(ExitCode.Usage, $"'{word}' is no argument: write NAME=VALUE, such as percent=90. Nothing was done.");
            }
        }

        return (target, args);
    }

    /// <summary>What became of it, as the drill says it.</summary>
    private static string Last(DrillState drill, string verb) =>
        drill.Events.LastOrDefault(one => one.Kind is "workBegan" or "commanded" or "asked") is { } last
            ? Screen.Clean(last.Text)
            : $"{verb} is done.";
}
