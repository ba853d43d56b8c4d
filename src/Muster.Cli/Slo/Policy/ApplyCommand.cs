// `muster slo policy apply`: write a version of the error budget policy.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Server.Slos.Document;

namespace Muster.Cli.Slo.Policy;

internal static class ApplyCommand
{
    public static Command Create()
    {
        Argument<string> file = new("file") { Description = "The file of the policy.", HelpName = "FILE" };
        return ApiVerb.Make(
            "apply",
            "Write a version of the error budget policy. It holds once product and engineering have signed it; until then the former does. A file that says what the latest version says is none.",
            [file],
            async (parsed, client, cancel) =>
            {
                string path = parsed.GetRequiredValue(file);
                string text = await TextFiles.ReadAsync(path, cancel);
                PolicyReading reading = PolicyFileReader.Read(text);
                if (!reading.Mistakes.IsEmpty)
                {
                    throw new Failure(
                        ExitCode.Usage,
                        "No version was written: the file has mistakes.",
                        [.. reading.Mistakes.Select(mistake => $"{path}: {mistake}")]
                    );
                }

                Reply<PolicyState> reply = await client.PutAsync<PolicyState>(MusterClient.Path("slo-policy"), new { Text = text }, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value.Latest!));
            }
        );
    }

    private static void Show(PolicyVersionState latest) =>
        Screen.Line(
            latest.SignedAt is null
                ? $"Version {latest.Version} is written and holds once both have signed it: muster slo policy sign --for product --hash {latest.TextHash}"
                : $"Version {latest.Version} says that already, and is signed."
        );
}
