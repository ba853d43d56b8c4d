// `muster incident declare`: opens an incident.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Incident;

internal static class DeclareCommand
{
    public static Command Create()
    {
        Argument<string> title = Common.Text("TITLE", "What users notice, in one line.");
        Option<string> severity = Words.SeverityOption("How bad it is.", required: true);
        Option<string?> service = new("--service") { Description = "The id of the service that fails.", HelpName = "SERVICE" };
        Option<DateTimeOffset?> impact = When.Past("--impact-started", "When the harm began.");
        Option<string[]> groups = new("--group")
        {
            Description = "The id of an alert group that it is declared from; may be given several times.",
            HelpName = "GROUP",
        };
        return ApiVerb.Make(
            "declare",
            "Declare an incident, and take command of it.",
            [title, severity, service, impact, groups],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Title = parsed.GetRequiredValue(title),
                    Severity = parsed.GetRequiredValue(severity),
                    Service = parsed.GetValue(service),
                    ImpactStartedAt = parsed.GetValue(impact),
                    AlertGroups = parsed.GetValue(groups) is { Length: > 0 } named ? named : null,
                };
                Reply<IncidentDetail> made = await client.PostAsync<IncidentDetail>(MusterClient.Path("incidents"), body, cancel);
                IncidentDetail incident = made.Value;
                parsed
                    .Screen()
                    .Answer(
                        made.Raw,
                        () => Screen.Line($"{incident.Id} is declared: [{incident.Severity}] {Screen.Clean(incident.Title)}")
                    );
            }
        );
    }
}
