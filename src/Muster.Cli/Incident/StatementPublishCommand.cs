// `muster incident statement-publish`: publishes a draft as it stands.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Incident;

internal static class StatementPublishCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> draft = Common.Text("DRAFT", "The id of the draft, as 'incident statement --draft' answered it.");
        Option<DateTimeOffset?> next = When.Future("--next", "When the next update comes, instead of what the draft says.");
        Option<string[]> answers = StatementCommand.Override();
        return ApiVerb.Make(
            "statement-publish",
            "Publish a draft as it stands.",
            [id, draft, next, answers],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(id), "drafts", parsed.GetRequiredValue(draft), "publication");
                var body = new { NextUpdateAt = parsed.GetValue(next), Override = parsed.GetValue(answers) ?? [] };
                Common.Confirm(parsed, await client.PutAsync<IncidentDetail>(path, body, cancel), "Published.");
            }
        );
    }
}
