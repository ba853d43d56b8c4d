// `muster key create`: makes an API key and prints it, once.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Local;
using Muster.Cli.Terminal;
using Muster.Core.Kernel;
using Muster.Storage.Access;

namespace Muster.Cli.Key;

internal static class CreateCommand
{
    public static Command Create()
    {
        Argument<string> name = new("NAME") { Description = "What will use it, such as prometheus." };
        Option<string> scope = new("--scope")
        {
            Description =
                "intake: send, resolve and read alerts and silence its own, nothing else. api: what the person may do for whom it stands.",
            Required = true,
            HelpName = "SCOPE",
        };
        scope.AcceptOnlyFromAmong(ApiKeyScope.Intake, ApiKeyScope.Api, ApiKeyScope.Runner);
        Option<string?> person = new("--as")
        {
            Description = "The e-mail address (or the id) of the person for whom it stands. An api key without one can take no role.",
            HelpName = "EMAIL",
        };
        return LocalVerb.MakeBeginning(
            "create",
            "Make an API key and print it alone on standard output. It is kept nowhere: who loses it makes a new one. It works at once.",
            [name, scope, person],
            async (parsed, local, cancel) =>
            {
                PersonId? standsFor = parsed.GetValue(person) is { } named ? (await local.PersonAsync(named, cancel)).Id : null;
                string wanted = parsed.GetRequiredValue(scope);
                NewApiKey made = await local
                    .Get<ApiKeys>()
                    .CreateAsync(parsed.GetRequiredValue(name), wanted, standsFor, LocalMuster.Admin.ToString(), cancel);
                NewApiKey.Created created = made as NewApiKey.Created ?? throw Failure.Of(((NewApiKey.Refused)made).Why);
                parsed.Screen().Answer(KeyItem.Of(created.Key, created.Token), () => Screen.Line(created.Token));
                if (wanted == ApiKeyScope.Api && standsFor is null)
                {
                    Screen.Aside(
                        "The key stands for nobody: it can read, and run incidents, but take no role. --as EMAIL binds a key to a person."
                    );
                }

                return ExitCode.Done;
            }
        );
    }
}
