// What the commands that list things have in common: which of them, and how many.
using System.CommandLine;

namespace Muster.Cli.Features;

internal static class ListOptions
{
    public static Option<int> Limit() =>
        new("--limit")
        {
            Description = "How many at most.",
            DefaultValueFactory = _ => 50,
            HelpName = "N",
        };

    /// <summary>One of the statuses, or `all`; the first is what is listed unless another is asked for.</summary>
    public static Option<string> Status(params string[] statuses)
    {
        Option<string> status = new("--status")
        {
            Description = $"Which: {string.Join(", ", statuses)} or all.",
            DefaultValueFactory = _ => statuses[0],
            HelpName = "STATUS",
        };
        status.AcceptOnlyFromAmong([.. statuses, "all"]);
        return status;
    }
}
