// Whom a step reaches and who of the command rotation stands ready, also where a schedule cannot be read.
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Core.Rosters;

namespace Muster.Engine.Reactions;

/// <summary>
/// A schedule that throws answers nobody, as an empty one does: the page goes on to the step's other targets and to its next step. Whoever reads the node's health
/// hears of it from the pager, which tries every schedule.
/// </summary>
public sealed partial class OnCallAnswers(ILogger<OnCallAnswers> logger)
{
    /// <summary>The people of a step, in the order of its targets, each once, without who is away while somebody else is left; may be empty.</summary>
    public ImmutableArray<Person> Of(Organisation organisation, EscalationStep step, ServiceId? service, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(step);
        return EscalationResolution.Present(
            organisation,
            step.Targets.SelectMany(target =>
                OrNobody(target.ToString(), () => EscalationResolution.Named(organisation, target, at, service: service))
            ),
            at
        );
    }

    /// <summary>
    /// The person on call for a role: by the command rotation of the service, or by the organisation's first one where the service has none; null when nobody is.
    /// </summary>
    public PersonId? Ready(Organisation organisation, ServiceId? service, Role role, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return OnCall(EscalationResolution.CommandRotation(organisation, service), role, at)
            .Select(person => (PersonId?)person)
            .FirstOrDefault();
    }

    /// <summary>
    /// Who is asked for a role, one after the other: the person on call, then the others of the command rotation in the order of their turns, without who is away.
    /// </summary>
    public ImmutableArray<PersonId> InTurn(Organisation organisation, ServiceId? service, Role role, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        Schedule? schedule = EscalationResolution.CommandRotation(organisation, service);
        ImmutableArray<PersonId> first = [.. OnCall(schedule, role, at)];
        IEnumerable<PersonId> others = (schedule?.Rotations ?? [])
            .Where(rotation => rotation.Role == role)
            .SelectMany(rotation => After(rotation.Members, first))
            .Where(person => !organisation.IsAway(person, at));
        return [.. first.Concat(others).Distinct()];
    }

    /// <summary>The shifts of a stretch; none of a schedule that cannot be read or has too many of them.</summary>
    public static ImmutableArray<OnCallShift> Shifts(Schedule schedule, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return OrNone(() => Fits(schedule, from, to) ? OnCallCalendar.Shifts(schedule, from, to) : []);
    }

    /// <summary>The gaps that begin within a week and that nobody meant; none of a schedule that cannot be read.</summary>
    public static ImmutableArray<OnCallGap> Gaps(Schedule schedule, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return OrNone(() => Fits(schedule, now, now + ShiftNotices.Look) ? GapNotices.Coming(schedule, now) : []);
    }

    private static bool Fits(Schedule schedule, DateTimeOffset from, DateTimeOffset to)
    {
        FieldErrors errors = new();
        ShiftQuestion.Check(errors, schedule, from, to);
        return !errors.Any;
    }

    private IEnumerable<PersonId> OnCall(Schedule? schedule, Role role, DateTimeOffset at) =>
        schedule is null
            ? []
            : OrNobody(schedule.Id.Value, () => OnCallCalendar.Who(schedule, role, at)).Select(answering => answering.Person);

    /// <summary>The members whose turns come after that of one who is on call, round to it again.</summary>
    private static IEnumerable<PersonId> After(ImmutableArray<PersonId> members, ImmutableArray<PersonId> onCall)
    {
        int turn = members.IndexOf(members.FirstOrDefault(onCall.Contains)) + 1;
        return members.Skip(turn).Concat(members.Take(turn));
    }

    /// <summary>For who looks ahead: nobody is paged by it now, and the pager tells of the schedule.</summary>
    private static ImmutableArray<T> OrNone<T>(Func<ImmutableArray<T>> answer)
    {
        try
        {
            return answer();
        }
        catch (Exception)
        {
            return [];
        }
    }

    private ImmutableArray<T> OrNobody<T>(string asked, Func<ImmutableArray<T>> answer)
    {
        try
        {
            return answer();
        }
        catch (Exception failure)
        {
            Log.Unreadable(logger, failure, asked);
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Who is on call cannot be read from {Asked}: it answers nobody, and the page goes on to whoever else there is."
        )]
        public static partial void Unreadable(ILogger logger, Exception failure, string asked);
    }
}
