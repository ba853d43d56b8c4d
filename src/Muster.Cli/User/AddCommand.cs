// `muster user add`: makes an account, and the person behind it where the organisation has none.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Local;
using Muster.Cli.Terminal;
using Muster.Server.Settings.Accounts;
using Muster.Server.Web.Access;

namespace Muster.Cli.User;

internal static class AddCommand
{
    public static Command Create()
    {
        Argument<string> email = new("EMAIL") { Description = "What the person signs in with." };
        Option<string> name = new("--name")
        {
            Description = "What people call them.",
            Required = true,
            HelpName = "NAME",
        };
        Option<string> role = new("--role")
        {
            Description = "admin, responder or viewer.",
            Required = true,
            HelpName = "ROLE",
        };
        role.AcceptOnlyFromAmong([.. AccountRole.All]);
        Option<bool> password = new("--password-stdin")
        {
            Description = "Read the password from standard input; it is never an argument, which others on the machine could read.",
            Required = true,
        };
        return LocalVerb.Make(
            "add",
            "Make an account. A person with this e-mail address is made in the organisation when there is none, so that they can be paged.",
            [email, name, role, password],
            async (parsed, local, cancel) =>
            {
                string typed = (await Console.In.ReadToEndAsync(cancel)).TrimEnd('\r', '\n');
                await using AsyncServiceScope scope = local.Scope();
                AccountResult made = await scope
                    .ServiceProvider.GetRequiredService<AccountWriter>()
                    .CreateAsync(
                        new(parsed.GetRequiredValue(email), parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), typed),
                        LocalMuster.Admin,
                        cancel
                    );
                AccountResult.Done done = made as AccountResult.Done ?? throw Failure.Of(((AccountResult.Refused)made).Why);
                UserItem item = new(done.Account.Email!, done.Account.PersonId, parsed.GetRequiredValue(role), null);
                parsed.Screen().Answer(item, () => Screen.Line($"{item.Email} may sign in as {item.Role} ({item.Person})."));
                return ExitCode.Done;
            }
        );
    }
}
