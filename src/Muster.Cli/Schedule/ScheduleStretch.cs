// The symbols of a command that asks a schedule about a stretch of time.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Server.Web.Document;

namespace Muster.Cli.Schedule;

internal sealed class ScheduleStretch
{
    /// <summary>14 days: as far as the page shows.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromDays(14);

    private readonly Argument<string> _schedule = new("SCHEDULE") { Description = "The id of the schedule." };
    private readonly Option<DateTimeOffset?> _from = When.Future("--from", "Where it begins; now when left out.");
    private readonly Option<DateTimeOffset?> _to = When.Future(
        "--to",
        "Where it ends, not included; 14 days after the beginning when left out."
    );

    public IReadOnlyList<Symbol> Symbols => [_schedule, _from, _to];

    /// <summary>What was asked, or a failure with every mistake in it.</summary>
    public ScheduleQuestion Read(ParseResult parsed, Organisation organisation)
    {
        Core.OnCall.Schedule schedule = Named(organisation, parsed.GetRequiredValue(_schedule));
        DateTimeOffset from = parsed.GetValue(_from) ?? Clock.Now;
        DateTimeOffset to = parsed.GetValue(_to) ?? (from < DateTimeOffset.MaxValue - Usual ? from + Usual : DateTimeOffset.MaxValue);
        FieldErrors errors = new();
        ShiftQuestion.Check(errors, schedule, from, to);
        return errors.Any
            ? throw new Failure(ExitCode.Usage, errors.Refuse("request.invalid", "The schedule was not read.").Message)
            : new(schedule, from, to);
    }

    /// <summary>The schedule of this id, else the only one that is called so, in whatever case; or a failure that names the nearest id.</summary>
    public static Core.OnCall.Schedule Named(Organisation organisation, string said)
    {
        Core.OnCall.Schedule[] called = organisation.Schedules.TryGetValue(said, out Core.OnCall.Schedule? one)
            ? [one]
            : [.. organisation.Schedules.Values.Where(other => string.Equals(other.Name, said, StringComparison.OrdinalIgnoreCase))];
        return called switch
        {
            [var found] => found,
            [] => throw new Failure(
                ExitCode.NotFound,
                $"There is no schedule '{said}'{Nearest.Hint(said, [.. organisation.Schedules.Keys])}"
            ),
            _ => throw new Failure(
                ExitCode.Usage,
                $"Several schedules are called '{said}'. Name one of them by its id: {string.Join(", ", called.Select(other => other.Id))}."
            ),
        };
    }
}
