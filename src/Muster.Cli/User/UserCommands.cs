// `muster user`: who may sign in.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Local;
using Muster.Cli.Terminal;
using Muster.Server.Settings.Accounts;
using Muster.Server.Web.Access;

namespace Muster.Cli.User;

internal static class UserCommands
{
    public static Command Create() =>
        new("user", "Say who may sign in, and as what.")
        {
            AddCommand.Create(),
            ListCommand.Create(),
            Disable(),
            Enable(),
            ChangeRole(),
            ChangePassword(),
        };

    private static Command Disable()
    {
        Option<string> reason = new("--reason")
        {
            Description = "Why.",
            DefaultValueFactory = _ => "disabled from the command line",
            HelpName = "TEXT",
        };
        return Change(
            "disable",
            "End a person's sign-ins and keys and let them not sign in again.",
            [reason],
            async (parsed, accounts, id, cancel) =>
                await accounts.DisableAsync(id, parsed.GetRequiredValue(reason), LocalMuster.Admin, cancel),
            email => $"{email} may not sign in any more."
        );
    }

    private static Command Enable() =>
        Change(
            "enable",
            "Let a disabled person sign in again.",
            [],
            (_, accounts, id, _) => accounts.EnableAsync(id),
            email => $"{email} may sign in."
        );

    private static Command ChangeRole()
    {
        Argument<string> role = new("ROLE")
        {
            Description = "admin (everything), responder (answers pages, runs incidents) or viewer (reads).",
            HelpName = "ROLE",
        };
        role.AcceptOnlyFromAmong([.. AccountRole.All]);
        return Change(
            "role",
            "Give a person another role.",
            [role],
            (parsed, accounts, id, cancel) => accounts.SetRoleAsync(id, parsed.GetRequiredValue(role), cancel),
            email => $"{email} has the role now."
        );
    }

    private static Command ChangePassword() =>
        Change(
            "password",
            "Set a person's password and end their sign-ins.",
            [Password.FromInput],
            async (parsed, accounts, id, cancel) =>
            {
                string password = await Password.ReadAsync(parsed, cancel);
                string? token = await accounts.PasswordTokenAsync(id);
                return token is null
                    ? throw new Failure(ExitCode.Refused, "The account is disabled; enable it first. Nothing was changed.")
                    : await accounts.SetPasswordAsync(id, token, password);
            },
            email => $"The password of {email} is set."
        );

    private static Command Change(
        string name,
        string description,
        IReadOnlyList<Symbol> symbols,
        Func<ParseResult, AccountWriter, string, CancellationToken, Task<AccountResult>> act,
        Func<string, string> said
    )
    {
        Argument<string> email = new("EMAIL") { Description = "The address by which the person signs in." };
        return LocalVerb.Make(
            name,
            description,
            [email, .. symbols],
            async (parsed, local, cancel) =>
            {
                string whose = parsed.GetRequiredValue(email);
                await Accounts.ChangeAsync(local, whose, (accounts, account) => act(parsed, accounts, account.Id, cancel));
                UserItem user = (await Accounts.ListAsync(local, cancel)).Single(one =>
                    string.Equals(one.Email, whose, StringComparison.OrdinalIgnoreCase)
                );
                parsed.Screen().Answer(user, () => Screen.Line(said(user.Email)));
                return ExitCode.Done;
            }
        );
    }
}
