// `muster export`: writes the organisation as the file that `muster apply` takes.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Core.Catalog;
using Muster.Server.Catalog.Document;

namespace Muster.Cli.Catalog;

internal static class ExportCommand
{
    public static Command Create() =>
        LocalVerb.Make(
            "export",
            "Write the organisation as the YAML file that 'apply' takes; applying it changes nothing.",
            [],
            async (parsed, local, cancel) =>
            {
                Organisation organisation = await local.OrganisationAsync(cancel);
                if (parsed.Screen().IsJson)
                {
                    parsed.Screen().Answer(OrganisationFileJson.Write(organisation), () => { });
                }
                else
                {
                    await Console.Out.WriteAsync(OrganisationFileWriter.Write(organisation));
                }

                return ExitCode.Done;
            }
        );
}
