// `muster slo apply`: shows what SLO files would do to the server's SLOs, asks, and does it.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Server.Slos.Document;

namespace Muster.Cli.Slo;

internal static class ApplySlosCommand
{
    private static readonly Option<bool> Prune = new("--prune")
    {
        Description = "Retire the SLOs that no file has. They are shown first, stay on record and can be restored.",
    };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show what would change, and change nothing." };
    private static readonly Option<bool> Yes = new("--yes", "-y")
    {
        Description = "Do not ask. Without a terminal nobody is asked, and only what retires something needs this.",
    };
    private static readonly Option<string> Reason = new("--reason")
    {
        Description = "Why, for what is retired.",
        DefaultValueFactory = _ => "not in the files any more",
        HelpName = "TEXT",
    };

    public static Command Create() =>
        ApiVerb.Make(
            "apply",
            "Show what OpenSLO files would change on the server, ask, and apply them: all or nothing. Applied twice they change nothing; what they leave out is kept.",
            [OpenSloArgument.Files, Prune, DryRun, Yes, Reason],
            ActAsync
        );

    private static async Task ActAsync(ParseResult parsed, MusterClient client, CancellationToken cancel)
    {
        List<object> files = [];
        List<(string Name, string Text)> texts = [];
        foreach (string file in parsed.GetRequiredValue(OpenSloArgument.Files))
        {
            string text = await TextFiles.ReadAsync(file, cancel);
            texts.Add((file, text));
            files.Add(new { Name = file, Text = text });
        }

        OpenSloReading reading = OpenSloReader.Read(texts);
        if (reading.Mistakes.Length > 0)
        {
            throw new Failure(
                ExitCode.Usage,
                "Nothing was changed: the files have mistakes.",
                [.. reading.Mistakes.Select(one => $"{one.File}: {one.Mistake}")]
            );
        }

        Reply<AppliedSlos> preview = await SendAsync(parsed, client, files, retires: null, dryRun: true, cancel);
        int retired = preview.Value.Changes.Count(change => change.Change == "retired");
        bool isNothing = preview.Value.Changes.All(change => change.Change is "unchanged" or "kept");
        if (!parsed.Screen().IsJson)
        {
            Show(preview.Value.Changes);
        }

        if (parsed.GetValue(DryRun) || isNothing)
        {
            parsed
                .Screen()
                .Answer(
                    preview.Raw,
                    () => Screen.Line(isNothing ? "The SLOs already say this; nothing to do." : "A dry run: nothing was changed.")
                );
            return;
        }

        if (!parsed.GetValue(Yes) && !Confirmed(retired))
        {
            throw new Failure(ExitCode.Refused, "Nothing was changed.");
        }

        Reply<AppliedSlos> applied = await SendAsync(parsed, client, files, retired, dryRun: false, cancel);
        parsed.Screen().Answer(applied.Raw, () => Screen.Line("Applied."));
    }

    private static Task<Reply<AppliedSlos>> SendAsync(
        ParseResult parsed,
        MusterClient client,
        List<object> files,
        int? retires,
        bool dryRun,
        CancellationToken cancel
    ) =>
        client.PutAsync<AppliedSlos>(
            MusterClient.Path("slos"),
            new
            {
                Files = files,
                Prune = parsed.GetValue(Prune),
                Retires = retires,
                DryRun = dryRun,
                Reason = parsed.GetRequiredValue(Reason),
            },
            cancel
        );

    private static void Show(IReadOnlyList<SloChangeRow> changes) =>
        Screen.Table(
            ["CHANGE", "SLO"],
            [
                .. changes
                    .Where(change => change.Change is not ("unchanged" or "kept"))
                    .Select(change => (IReadOnlyList<string>)[change.Change, change.Slo]),
            ],
            "No SLO would change."
        );

    /// <summary>In a script nobody can answer: what adds and changes goes ahead, what retires needs --yes, for nothing is taken away silently.</summary>
    private static bool Confirmed(int retired)
    {
        if (Console.IsInputRedirected || !Screen.IsTerminal)
        {
            return retired == 0
                ? true
                : throw new Failure(
                    ExitCode.Usage,
                    $"This would retire {retired} SLOs, and there is no terminal to ask on; say --yes to apply it. Nothing was changed."
                );
        }

        Console.Error.Write("Apply this? [y/N] ");
        return Console.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
