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

    /// <summary>The schedule of this id, or a failure that names the nearest.</summary>
    public static Core.OnCall.Schedule Named(Organisation organisation, string id) =>
        organisation.Schedules.TryGetValue(id, out Core.OnCall.Schedule? one)
            ? one
            : throw new Failure(ExitCode.NotFound, $"There is no schedule '{id}'{Nearest.Hint(id, [.. organisation.Schedules.Keys])}");
}
