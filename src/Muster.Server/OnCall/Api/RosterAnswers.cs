// What a write to the roster answers: the roster as it stands afterwards, or why it was refused.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Rosters;
using Muster.Engine.Commands;
using Muster.Server.Web.Api;

namespace Muster.Server.OnCall.Api;

internal sealed class RosterAnswers(RosterWriter writer, OrganisationReader organisations, TimeProvider clock)
{
    /// <param name="schedule">The schedule that the address names; null when it names none.</param>
    /// <param name="command">Makes the command from who asks, the organisation, the instant, and the id of what it makes.</param>
    public async Task<Results<Ok<RosterWritten>, ProblemHttpResult>> WriteAsync(
        HttpContext http,
        string? schedule,
        Func<Actor, Organisation, DateTimeOffset, string, RosterCommand> command
    )
    {
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        RosterCommand Ask(Organisation known, DateTimeOffset now, string made) => command(asking.By, known, now, made);

        Organisation organisation = await organisations.CurrentAsync(CancellationToken.None);
        if (schedule is not null && !organisation.Schedules.ContainsKey(schedule))
        {
            ImmutableArray<FieldError> all = (await writer.JudgeAsync(Ask))?.Errors ?? [];
            return (SchedulesApi.Unknown(organisation, schedule) with { Errors = all }).ToProblem();
        }

        Written written = await writer.WriteAsync(asking, Ask);
        if (written.Outcome is Outcome.Refused { Why: var why })
        {
            return why.ToProblem();
        }

        (_, Roster roster, _) = await organisations.WithRosterAsync(CancellationToken.None);
        bool isMade = http.Request.Method == HttpMethods.Post;
        return TypedResults.Ok(
            new RosterWritten(
                new(isMade ? written.Made : null, (written.Outcome as Outcome.Done)?.Nothing, written.Outcome is Outcome.AlreadyDone),
                written.Warnings,
                RosterAnswer.Of(roster, clock.GetUtcNow())
            )
        );
    }
}
