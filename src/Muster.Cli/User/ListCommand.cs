// `muster user list`: the accounts.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.User;

internal static class ListCommand
{
    public static Command Create() =>
        LocalVerb.Make(
            "list",
            "List who may sign in.",
            [],
            async (parsed, local, cancel) =>
            {
                IReadOnlyList<UserItem> users = await Accounts.ListAsync(local, cancel);
                parsed.Screen().Answer(users, () => Show(users));
                return ExitCode.Done;
            }
        );

    private static void Show(IReadOnlyList<UserItem> users) =>
        Screen.Table(
            ["EMAIL", "PERSON", "ROLE", "CREATED", "DISABLED"],
            [
                .. users.Select(user =>
                    (IReadOnlyList<string>)[user.Email, user.Person, user.Role, TimeText.Utc(user.CreatedAt), TimeText.Utc(user.DisabledAt)]
                ),
            ],
            "Nobody has an account; make one with 'muster user add'."
        );
}
