// What the commands that change or list the roster share.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Schedule.Changes;

internal static class RosterVerb
{
    public static Argument<string> Schedule() => new("SCHEDULE") { Description = "The id of the schedule." };

    public static Argument<string> Id(string what) => new("ID") { Description = $"The id of the {what}, as the list shows it." };

    public static Option<DateTimeOffset?> From() => When.Future("--from", "When it begins; now when left out.");

    public static Option<DateTimeOffset?> To()
    {
        Option<DateTimeOffset?> to = When.Future("--to", "When it ends, not included.");
        to.Required = true;
        return to;
    }

    public static Option<string> Reason() =>
        new("--reason")
        {
            Description = "Why.",
            HelpName = "TEXT",
            Required = true,
        };

    public static Option<string?> Why() => new("--reason") { Description = "Why.", HelpName = "TEXT" };

    public static Option<string?> Rotation() =>
        new("--rotation") { Description = "The rotation that is meant; all of the schedule's when left out.", HelpName = "NAME" };

    /// <summary>Takes something out of the roster.</summary>
    public static Command Remove(string what, string places)
    {
        Argument<string> id = Id(what);
        Option<string> reason = Reason();
        return ApiVerb.Make(
            "remove",
            $"End the {what}; what of it has passed stays as it was.",
            [id, reason],
            async (parsed, client, cancel) =>
                Show(
                    parsed,
                    await client.DeleteAsync<RosterWrittenReply>(
                        MusterClient.Path("roster", places, parsed.GetRequiredValue(id)),
                        new { Reason = parsed.GetRequiredValue(reason) },
                        cancel
                    ),
                    _ => $"The {what} is over."
                )
        );
    }

    public static Command List(string description, Action<RosterReply> show) =>
        ApiVerb.Make(
            "list",
            description,
            [],
            async (parsed, client, cancel) =>
            {
                Reply<RosterReply> reply = await client.GetAsync<RosterReply>(MusterClient.Path("roster"), cancel);
                parsed.Screen().Answer(reply.Raw, () => show(reply.Value));
            }
        );

    public static void Show(ParseResult parsed, Reply<RosterWrittenReply> reply, Func<string?, string> said) =>
        parsed
            .Screen()
            .Answer(
                reply.Raw,
                () =>
                {
                    Screen.Line(said(reply.Value.Written.Id));
                    foreach (string warning in reply.Value.Warnings)
                    {
                        Screen.Line("Warning: " + warning);
                    }
                }
            );
}
