// Changes the roster, in one way for the console and for the API.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Rosters;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Api;

namespace Muster.Server.OnCall;

/// <summary>A write is never bound to the request: who hangs up after pressing the button has pressed it.</summary>
public sealed class RosterWriter(CommandRunner runner, OrganisationReader organisations, IIds ids, TimeProvider clock)
{
    /// <summary>As far as gaps that a change leaves are looked for: as far as an override may reach.</summary>
    private static readonly TimeSpan Ahead = OnCallDefaults.OverrideMax;

    /// <param name="command">Makes the command from the organisation, the instant at which it is decided, and the id of what it makes.</param>
    public async Task<Written> WriteAsync(Asking asking, Func<Organisation, DateTimeOffset, string, RosterCommand> command)
    {
        ArgumentNullException.ThrowIfNull(asking);
        ArgumentNullException.ThrowIfNull(command);
        string made = asking.NewId(ids);
        Organisation before = await organisations.CurrentAsync(CancellationToken.None);
        RosterCommand? decided = null;
        Outcome outcome = await runner.RunAsync(
            asking.Operation,
            (work, cancel) => work.DecideRosterAsync(decided = command(before, work.Now, made), cancel),
            CancellationToken.None
        );
        (Organisation after, Roster roster, _) = await organisations.WithRosterAsync(CancellationToken.None);
        ImmutableArray<string> warnings =
            outcome is Outcome.Done ? [.. Taken(after, roster, decided), .. NewGaps(before, after, clock.GetUtcNow())] : [];
        return new(outcome, made, warnings);
    }

    /// <summary>Why the rules would refuse the command now; null when they would not. Nothing is written.</summary>
    public async Task<Rejection?> JudgeAsync(Func<Organisation, DateTimeOffset, string, RosterCommand> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        (Organisation organisation, Roster roster, _) = await organisations.WithRosterAsync(CancellationToken.None);
        return (Roster.Decide(roster, command(organisation, clock.GetUtcNow(), "")) as Decision<RosterEvent>.Rejected)?.Why;
    }

    private static ImmutableArray<string> Taken(Organisation organisation, Roster roster, RosterCommand? decided) =>
        decided is RosterCommand.AddAbsence away ? StillTaken.Of(organisation, roster, new(away.Person), away.When) : [];

    /// <summary>Gaps that nobody meant and that were not there before, as sentences; at most 20.</summary>
    private static ImmutableArray<string> NewGaps(Organisation before, Organisation after, DateTimeOffset now)
    {
        return
        [
            .. after
                .Schedules.Values.SelectMany(schedule =>
                {
                    ImmutableArray<OnCallGap> known = before.Schedule(schedule.Id) is { } old ? Unmeant(old, now) : [];
                    return Unmeant(schedule, now)
                        .Where(gap => !known.Any(one => one.Rotation == gap.Rotation && one.Start <= gap.Start && gap.End <= one.End))
                        .Select(gap =>
                            $"{schedule.Name} has nobody{(gap.Rotation is null ? "" : $" in {gap.Rotation}")} from {gap.Start.DayAndClock()} to {gap.End.DayAndClock()}."
                        );
                })
                .Take(RosterDefaults.WarningsMax),
        ];
    }

    private static ImmutableArray<OnCallGap> Unmeant(Schedule schedule, DateTimeOffset now)
    {
        FieldErrors errors = new();
        ShiftQuestion.Check(errors, schedule, now, now + Ahead);
        return errors.Any ? [] : [.. OnCallGaps.Of(schedule, now, now + Ahead).Where(gap => gap.Reason is null)];
    }
}
