// `muster subscribers`: who is told of what stands on the status page.
using System.CommandLine;

namespace Muster.Cli.Status;

internal static class SubscriberCommands
{
    public static Command Create() =>
        new("subscribers", "Who is told of what stands on the status page. For admins.")
        {
            ListSubscribersCommand.Create(),
            AddSubscribersCommand.Create(),
            ChangeSubscriberCommand.Create("wake", "wake", "Have a subscriber told again whose address was mended.", "It is told again."),
            ChangeSubscriberCommand.Create(
                "unsubscribe",
                "unsubscribe",
                "Unsubscribe a subscriber. Only they themselves can come back.",
                "It is unsubscribed."
            ),
            ChangeSubscriberCommand.Create(
                "erase",
                "erasure",
                "Erase a subscriber's address, for whoever asks to be forgotten, and unsubscribe it.",
                "The address is erased. Backups that were made before still have it."
            ),
        };
}
