// `muster incident mitigate`: says that the bleeding stopped, and when.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Incident;

internal static class MitigateCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Option<DateTimeOffset?> stopped = When.Past("--stopped", "When the impact stopped; now when left out.");
        Option<string?> text = new("--text") { Description = "What stopped it.", HelpName = "TEXT" };
        return ApiVerb.Make(
            "mitigate",
            "Say that users feel it no longer: the incident is Mitigated. The cause may still be there; 'resolve' says that it is fixed.",
            [id, stopped, text],
            async (parsed, client, cancel) =>
            {
                var body = new { ImpactStoppedAt = parsed.GetValue(stopped) ?? Clock.Now, Text = parsed.GetValue(text) };
                string path = Common.At(parsed.GetRequiredValue(id), "mitigation");
                Reply<IncidentDetail> mitigated = await client.PutAsync<IncidentDetail>(path, body, cancel);
                Common.Confirm(parsed, mitigated, $"Mitigated; the impact stopped at {TimeText.Utc(body.ImpactStoppedAt)}.");
            }
        );
    }
}
