// `muster slo retire`: puts an SLO away; the bin brings it back.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Slo;

internal static class RetireCommand
{
    public static Command Create()
    {
        Argument<string> name = new("NAME") { Description = "The name of the SLO." };
        Option<string> reason = new("--reason")
        {
            Description = "Why it is not kept up any more.",
            Required = true,
            HelpName = "TEXT",
        };
        return ApiVerb.Make(
            "retire",
            "Retire an SLO of the server: nothing is asked for it any more. It lies in the bin and can be brought back; its minutes stay.",
            [name, reason],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("slos", parsed.GetRequiredValue(name), "retirement");
                Reply<SloText> reply = await client.PutAsync<SloText>(path, new { Reason = parsed.GetRequiredValue(reason) }, cancel);
                parsed.Screen().Answer(reply.Raw, () => Screen.Line($"{reply.Value.Slo.Id} is retired; `muster bin list` has it."));
            }
        );
    }
}
