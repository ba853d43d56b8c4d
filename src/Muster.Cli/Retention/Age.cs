// Since when history must be over to be archived: an option of the commands, and what it is by itself.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Retention;

internal static class Age
{
    /// <summary>A quarter: what people still compare with and report on.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromDays(90);

    /// <summary>A slip of the hand, 9m for 90d, must not take away what people look at today.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromDays(1);

    public static Option<DateTimeOffset?> Option() => When.Past("--older-than", "What was over before this; 90d when it is not given.");

    public static DateTimeOffset Of(ParseResult parsed, Option<DateTimeOffset?> option)
    {
        DateTimeOffset before = ToSecond(parsed.GetValue(option) ?? Clock.Now - Usual);
        return before <= Clock.Now - Shortest
            ? before
            : throw new Failure(
                ExitCode.Usage,
                "What was over less than a day ago is not archived. Nothing was changed; say --older-than 1d or more."
            );
    }

    /// <summary>As it is shown to whoever approves it.</summary>
    private static DateTimeOffset ToSecond(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
}
