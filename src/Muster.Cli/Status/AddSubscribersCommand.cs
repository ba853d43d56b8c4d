// `muster subscribers add`: adds addresses from a file, with the consent that is named.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Status;

internal static class AddSubscribersCommand
{
    public static Command Create()
    {
        Argument<FileInfo> file = new("FILE") { Description = "E-mail addresses, one a line, at most 1,000." };
        Option<string> consent = new("--consent")
        {
            Description = "How they consented; it stays with each of them.",
            HelpName = "TEXT",
            Required = true,
        };
        Option<string[]> components = new("--component")
        {
            Description = "The id of a component that they hear of; everything when it is left out. May be given several times.",
            HelpName = "COMPONENT",
        };
        return ApiVerb.Make(
            "add",
            "Add subscribers who consented elsewhere. Who is subscribed, or has unsubscribed, stays as they are.",
            [file, consent, components],
            async (parsed, client, cancel) =>
            {
                string[] lines = await LinesAsync(parsed.GetRequiredValue(file).FullName, cancel);
                var body = new
                {
                    Addresses = lines.Select(line => line.Trim()).Where(line => line.Length > 0),
                    Consent = parsed.GetRequiredValue(consent),
                    Components = parsed.GetValue(components),
                };
                Reply<AddedRow> added = await client.PostAsync<AddedRow>(MusterClient.Path("subscribers"), body, cancel);
                parsed.Screen().Answer(added.Raw, () => Screen.Line($"{added.Value.Added} of {added.Value.Sent} are new."));
            }
        );
    }

    private static async Task<string[]> LinesAsync(string path, CancellationToken cancel)
    {
        try
        {
            return await File.ReadAllLinesAsync(path, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new Failure(ExitCode.Usage, $"'{path}' cannot be read, and nobody was added: {failure.Message}");
        }
    }

    private sealed record AddedRow(int Added, int Sent);
}
