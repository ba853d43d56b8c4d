// `muster user add`: makes an account, and the person in the organisation when there is none with that address.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Server.Settings.Accounts;
using Muster.Server.Web.Access;
using Muster.Storage.Schema;

namespace Muster.Cli.User;

internal static class AddCommand
{
    public static Command Create()
    {
        Argument<string> email = new("EMAIL") { Description = "The address by which the person signs in and is reached." };
        Option<string> name = new("--name")
        {
            Description = "What people call them.",
            Required = true,
            HelpName = "NAME",
        };
        Option<string> role = new("--role")
        {
            Description = "admin (everything), responder (answers pages, runs incidents) or viewer (reads).",
            Required = true,
            HelpName = "ROLE",
        };
        role.CompletionSources.Add([.. AccountRole.All]);
        return LocalVerb.MakeBeginning(
            "add",
            "Let a person sign in. Whoever is not in the organisation yet, by e-mail address, is put into it, so that they can be paged.",
            [email, name, role, Password.FromInput],
            async (parsed, local, cancel) =>
            {
                string password = await Password.ReadAsync(parsed, cancel);
                string asked = parsed.GetRequiredValue(role);
                NewAccount wanted = new(parsed.GetRequiredValue(email), parsed.GetRequiredValue(name), asked, password);
                Account account = await Accounts.CreateAsync(local, wanted, cancel);
                parsed
                    .Screen()
                    .Answer(
                        UserItem.Of(account, asked),
                        () => Screen.Line($"{account.Email} may sign in as {asked}; in the organisation it is {account.PersonId}.")
                    );
                return ExitCode.Done;
            }
        );
    }
}
