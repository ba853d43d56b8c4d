// `muster status reports`: what customers report on the status page, and what becomes of it.
using System.CommandLine;
using System.Text.Json;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Status;

internal static class ReportCommands
{
    private const string Collection = "customer-reports";

    public static Command Create() =>
        new("reports", "What customers report on the status page.")
        {
            ListReportsCommand.Create(Collection),
            Nonsense(),
            TakeBack(),
            Link(),
        };

    private static Command Nonsense()
    {
        Argument<string> id = Id();
        Option<string> reason = new("--reason")
        {
            Description = "Why it is nonsense; the list keeps it.",
            HelpName = "TEXT",
            Required = true,
        };
        return ApiVerb.Make(
            "nonsense",
            "Mark a report as nonsense: it counts no more.",
            [id, reason],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path(Collection, parsed.GetRequiredValue(id), "nonsense");
                Reply<JsonElement> changed = await client.PutAsync<JsonElement>(
                    path,
                    new { reason = parsed.GetRequiredValue(reason) },
                    cancel
                );
                parsed.Screen().Answer(changed.Raw, () => Screen.Line("It counts no more, and stays in the list with your reason."));
            }
        );
    }

    private static Command TakeBack()
    {
        Argument<string> id = Id();
        return ApiVerb.Make(
            "take-back",
            "Say that a report was no nonsense after all: it counts again.",
            [id],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path(Collection, parsed.GetRequiredValue(id), "nonsense");
                Reply<JsonElement> changed = await client.DeleteAsync<JsonElement>(path, new { }, cancel);
                parsed.Screen().Answer(changed.Raw, () => Screen.Line("It counts again."));
            }
        );
    }

    private static Command Link()
    {
        Argument<string> id = Id();
        Argument<string> incident = new("INCIDENT") { Description = "The incident that it speaks of, such as INC-42." };
        return ApiVerb.Make(
            "link",
            "Link a report to the incident that it speaks of.",
            [id, incident],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path(Collection, parsed.GetRequiredValue(id), "incident");
                Reply<JsonElement> changed = await client.PutAsync<JsonElement>(
                    path,
                    new { incident = parsed.GetRequiredValue(incident) },
                    cancel
                );
                parsed.Screen().Answer(changed.Raw, () => Screen.Line("It is linked."));
            }
        );
    }

    private static Argument<string> Id() => new("REPORT") { Description = "The report, such as CR-3." };
}
