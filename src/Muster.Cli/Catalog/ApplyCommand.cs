// `muster apply`: shows what an organisation file would do, asks, and does it.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Local;
using Muster.Cli.Terminal;
using Muster.Engine.Commands;
using Muster.Server.Catalog;

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

    public static Command Create() =>
        LocalVerb.MakeBeginning(
            "apply",
            "Show what an organisation file would change, ask, and apply it. Applied twice it changes nothing; what it leaves out is kept.",
            [File, Prune, DryRun, Yes, Reason],
            RunAsync
        );

    private static async Task<int> RunAsync(ParseResult parsed, LocalMuster local, CancellationToken cancel)
    {
        string path = parsed.GetRequiredValue(File);
        string text = await ReadAsync(path, cancel);
        OrganisationFiles files = local.Get<OrganisationFiles>();
        bool prune = parsed.GetValue(Prune);
        string reason = parsed.GetRequiredValue(Reason);
        (OrganisationProposal proposal, int version) = await files.ProposeAsync(text, prune, reason, LocalMuster.Admin, cancel);
        if (proposal.Mistakes.Count > 0)
        {
            string count = proposal.Mistakes.Count == 1 ? "a mistake" : $"{proposal.Mistakes.Count} mistakes";
            throw new Failure(
                ExitCode.Usage,
                $"{path} has {count}; nothing was changed.",
                [.. proposal.Mistakes.Select(mistake => mistake.ToString())]
            );
        }

        Screen screen = parsed.Screen();
        bool isWanted = !parsed.GetValue(DryRun) && !proposal.IsEmpty;
        if (!screen.IsJson)
        {
            PlanText.Show(proposal);
        }

        if (isWanted && !parsed.GetValue(Yes) && !Confirmed(proposal))
        {
            Screen.Aside("Nothing was changed.");
            return ExitCode.Refused;
        }

        if (isWanted)
        {
            OrganisationChange change = await files.ApplyAsync(text, prune, reason, LocalMuster.Admin, null, version, cancel);
            if (change.Outcome is Outcome.Refused { Why: var why })
            {
                throw Failure.Of(why);
            }
        }

        screen.Answer(new { Applied = isWanted, proposal.Changes }, () => Screen.Line(Last(proposal, isWanted)));
        return ExitCode.Done;
    }

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
