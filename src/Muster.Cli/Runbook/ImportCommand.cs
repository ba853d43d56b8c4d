// `muster runbook import`: bring runbook files in, each as a version of its runbook.
using System.CommandLine;
using System.Text.Json;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Server.Runbooks.Document;

namespace Muster.Cli.Runbook;

internal static class ImportCommand
{
    public static Command Create()
    {
        Argument<string[]> files = new("file")
        {
            Description = "The runbook files.",
            HelpName = "FILE",
            Arity = ArgumentArity.OneOrMore,
        };
        return ApiVerb.Make(
            "import",
            "Bring runbook files in, each as a version of its runbook. With a mistake in one of them nothing is brought in; a file that says what the latest version says is none.",
            [files],
            async (parsed, client, cancel) =>
            {
                List<(string File, string Text, RunbookReading Reading)> read = [];
                foreach (string file in parsed.GetRequiredValue(files))
                {
                    string text = await RunbookFiles.TextAsync(file, cancel);
                    read.Add((file, text, RunbookFileReader.Read(text)));
                }

                string[] mistakes = [.. read.SelectMany(one => one.Reading.Mistakes.Select(mistake => $"{one.File}: {mistake}"))];
                if (mistakes.Length > 0)
                {
                    throw new Failure(ExitCode.Usage, "Nothing was brought in, because a file is not right.", mistakes);
                }

                List<JsonElement> written = [];
                foreach ((string file, string text, RunbookReading reading) in read)
                {
                    string path = MusterClient.Path("runbooks", reading.Runbook.Id.Value);
                    Reply<RunbookText> reply = await client.PutAsync<RunbookText>(path, new { Text = text }, cancel);
                    written.Add(reply.Raw);
                    Screen.Aside($"{file}: {reply.Value.Runbook.Id} stands at version {reply.Value.Runbook.Version}.");
                }

                parsed.Screen().Answer(written, () => { });
            }
        );
    }
}
