// `muster apply`: shows what an organisation file would do, asks, and does it.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Local;
using Muster.Cli.Terminal;
using Muster.Core.Catalog;
using Muster.Engine.Commands;
using Muster.Server.Catalog;
using Muster.Server.Hosting;

namespace Muster.Cli.Catalog;

internal static class ApplyCommand
{
    private static readonly Option<string> File = new("--file", "-f")
    {
        Description = "The organisation file, - for standard input.",
        Required = true,
        HelpName = "FILE",
    };
    private static readonly Option<bool> Prune = new("--prune")
    {
        Description = "Retire what the file does not have. It is shown first, stays on record and can be restored.",
    };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show the plan and change nothing." };
    private static readonly Option<bool> Yes = new("--yes", "-y")
    {
        Description = "Do not ask. Without a terminal nobody is asked, and only a plan that retires something needs this.",
    };

    private static readonly Option<string> Reason = new("--reason")
    {
        Description = "Why, for what is retired.",
        DefaultValueFactory = _ => "not in the file any more",
        HelpName = "TEXT",
    };

    public static Command Create()
    {
        Command command = Symbols.With(
            new Command(
                "apply",
                "Show what an organisation file would change, ask, and apply it. Applied twice it changes nothing; what it leaves out is kept."
            ),
            [File, Prune, DryRun, Yes, Reason]
        );
        command.Add(Output.Json);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        string text = await ReadAsync(parsed.GetRequiredValue(File), cancel);
        MusterOptions settings = LocalMuster.Settings();
        if (parsed.GetValue(DryRun) && !LocalMuster.IsThere(settings))
        {
            // A look begins no Muster: the plan is that of one which is still empty.
            Show(parsed, OnNothing(parsed, text, settings));
            return ExitCode.Done;
        }

        await using LocalMuster local = await LocalMuster.OpenAsync(cancel);
        return await RunAsync(parsed, text, local, cancel);
    }

    private static async Task<int> RunAsync(ParseResult parsed, string text, LocalMuster local, CancellationToken cancel)
    {
        OrganisationFiles files = local.Get<OrganisationFiles>();
        bool prune = parsed.GetValue(Prune);
        string reason = parsed.GetRequiredValue(Reason);
        (OrganisationProposal proposal, int version) = await files.ProposeAsync(text, prune, reason, LocalMuster.Admin, cancel);
        bool isWanted = !parsed.GetValue(DryRun) && !proposal.IsEmpty;
        if (!isWanted)
        {
            Show(parsed, proposal);
            return ExitCode.Done;
        }

        ShowPlan(parsed, proposal);
        if (!parsed.GetValue(Yes) && !Confirmed(proposal))
        {
            Screen.Aside("Nothing was changed.");
            return ExitCode.Refused;
        }

        OrganisationChange change = await files.ApplyAsync(text, prune, reason, LocalMuster.Admin, null, version, cancel);
        if (change.Outcome is Outcome.Refused { Why: var why })
        {
            throw Failure.Of(why);
        }

        Answer(parsed, proposal, wasApplied: true);
        return ExitCode.Done;
    }

    private static OrganisationProposal OnNothing(ParseResult parsed, string text, MusterOptions settings) =>
        OrganisationProposal.Of(
            Organisation.Empty,
            text,
            new(settings.AllowPrivateWebhooks),
            parsed.GetValue(Prune),
            parsed.GetRequiredValue(Reason),
            LocalMuster.Admin,
            SystemClock.Start().GetUtcNow()
        );

    private static void Show(ParseResult parsed, OrganisationProposal proposal)
    {
        ShowPlan(parsed, proposal);
        Answer(parsed, proposal, wasApplied: false);
    }

    /// <summary>The plan; a file with mistakes has none, and ends the command.</summary>
    private static void ShowPlan(ParseResult parsed, OrganisationProposal proposal)
    {
        if (proposal.Mistakes.Count > 0)
        {
            string count = proposal.Mistakes.Count == 1 ? "a mistake" : $"{proposal.Mistakes.Count} mistakes";
            throw new Failure(
                ExitCode.Usage,
                $"{parsed.GetRequiredValue(File)} has {count}; nothing was changed.",
                [.. proposal.Mistakes.Select(mistake => mistake.ToString())]
            );
        }

        if (!parsed.Screen().IsJson)
        {
            PlanText.Show(proposal);
        }
    }

    private static void Answer(ParseResult parsed, OrganisationProposal proposal, bool wasApplied) =>
        parsed.Screen().Answer(new { Applied = wasApplied, proposal.Changes }, () => Screen.Line(Last(proposal, wasApplied)));

    private static async Task<string> ReadAsync(string path, CancellationToken cancel)
    {
        try
        {
            return path == "-" ? await Console.In.ReadToEndAsync(cancel) : await System.IO.File.ReadAllTextAsync(path, cancel);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new Failure(ExitCode.Usage, $"{path} cannot be read: {wrong.Message}");
        }
    }

    /// <summary>
    /// Asks on a terminal. In a script nobody can answer: what adds and changes goes ahead, what retires needs --yes, for nothing is taken away silently.
    /// </summary>
    private static bool Confirmed(OrganisationProposal proposal)
    {
        if (Console.IsInputRedirected || !Screen.IsTerminal)
        {
            int retired = proposal.Changes.Count(change => change.Action == "retired");
            return retired == 0
                ? true
                : throw new Failure(
                    ExitCode.Usage,
                    $"This would retire {retired} definitions, and there is no terminal to ask on; say --yes to apply it. Nothing was changed."
                );
        }

        Console.Error.Write("Apply this? [y/N] ");
        return Console.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES";
    }

    private static string Last(OrganisationProposal proposal, bool wasApplied) =>
        wasApplied ? "Applied."
        : proposal.IsEmpty ? "The organisation already says this; nothing to do."
        : "A dry run: nothing was changed.";
}
