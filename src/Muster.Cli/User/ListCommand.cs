// `muster user list`: the accounts by e-mail address.
using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Muster.Cli.Features;
using Muster.Cli.Local;
using Muster.Cli.Terminal;
using Muster.Storage.Schema;

namespace Muster.Cli.User;

internal static class ListCommand
{
    public static Command Create() =>
        LocalVerb.Make(
            "list",
            "List the accounts.",
            [],
            async (parsed, local, cancel) =>
            {
                await using AsyncServiceScope scope = local.Scope();
                MusterDbContext database = scope.ServiceProvider.GetRequiredService<MusterDbContext>();
                UserItem[] accounts = await (
                    from account in database.Users
                    join held in database.UserRoles on account.Id equals held.UserId
                    join role in database.Roles on held.RoleId equals role.Id
                    orderby account.Email
                    select new UserItem(account.Email!, account.PersonId, role.Name, account.DisabledAt)
                ).ToArrayAsync(cancel);
                parsed.Screen().Answer(accounts, () => Show(accounts));
                return ExitCode.Done;
            }
        );

    private static void Show(UserItem[] accounts) =>
        Screen.Table(
            ["E-MAIL", "PERSON", "ROLE", "DISABLED"],
            [
                .. accounts.Select(one =>
                    (IReadOnlyList<string>)[one.Email, one.Person, one.Role ?? "", one.DisabledAt is { } since ? TimeText.Utc(since) : ""]
                ),
            ],
            "No account. 'muster user add' makes one, and so does the link that 'muster serve' prints at its first start."
        );
}
