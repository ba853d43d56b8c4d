// `muster key revoke`: takes an API key back.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Local;
using Muster.Cli.Terminal;
using Muster.Core.Kernel;
using Muster.Storage.Access;

namespace Muster.Cli.Key;

internal static class RevokeCommand
{
    public static Command Create()
    {
        Argument<string> name = new("NAME") { Description = "The name of the key, or its id." };
        Option<string> reason = new("--reason")
        {
            Description = "Why.",
            DefaultValueFactory = _ => "revoked from the command line",
            HelpName = "TEXT",
        };
        return LocalVerb.Make(
            "revoke",
            "Take an API key back: within five seconds it opens nothing.",
            [name, reason],
            async (parsed, local, cancel) =>
            {
                string revoked = parsed.GetRequiredValue(name);
                Rejection? why = await local
                    .Get<ApiKeys>()
                    .RevokeAsync(revoked, parsed.GetRequiredValue(reason), LocalMuster.Admin.ToString(), cancel);
                if (why is not null)
                {
                    throw Failure.Of(why);
                }

                parsed.Screen().Answer(new { Revoked = revoked }, () => Screen.Line($"The key '{revoked}' is revoked."));
                return ExitCode.Done;
            }
        );
    }
}
