// `muster incident note`: writes a line into the timeline.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Incident;

internal static class NoteCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> text = Common.Text("TEXT", "What was seen, said or decided.");
        Option<string> kind = new("--kind")
        {
            Description = "What it is: note, chat or decision.",
            DefaultValueFactory = _ => "note",
            HelpName = "KIND",
        };
        kind.AcceptOnlyFromAmong("note", "chat", "decision");
        Option<DateTimeOffset?> at = When.Past("--at", "When it happened, if not now.");
        return ApiVerb.Make(
            "note",
            "Write a line into the timeline.",
            [id, text, kind, at],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Kind = parsed.GetRequiredValue(kind),
                    Text = parsed.GetRequiredValue(text),
                    HappenedAt = parsed.GetValue(at),
                };
                string path = Common.At(parsed.GetRequiredValue(id), "notes");
                Common.Confirm(parsed, await client.PostAsync<IncidentDetail>(path, body, cancel), "It is on the timeline.");
            }
        );
    }
}
