// `muster review`: the blameless review of an incident from a shell.
using System.CommandLine;

namespace Muster.Cli.Review;

internal static class ReviewCommands
{
    public static Command Create() =>
        new("review", "Write the blameless review of an incident: whys, root causes, action items.")
        {
            ListCommand.Create(),
            ShowCommand.Create(),
            DraftCommand.Create(),
            SectionCommand.Create(),
            WhyCommand.Create(),
            RootCauseCommand.Create(),
            FactorCommand.Create(),
            ActionCommand.Create(),
            ActionVerifyCommand.Create(),
            ActionPlanCommand.Create(),
            ActionDoneCommand.Create(),
            CloseCommand.Create(),
            ReopenCommand.Create(),
            LintCommand.Create(),
            ExportCommand.Create(),
        };
}
