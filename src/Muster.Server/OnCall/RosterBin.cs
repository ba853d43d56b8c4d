// Brings an override, a gap on purpose or an absence back from the bin: arranged again as it was, if the rules take it today.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Rosters;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Bins;

namespace Muster.Server.OnCall;

internal sealed class RosterBin(RosterWriter writer, OrganisationReader organisations) : IBinRestorer
{
    private static readonly Rejection Unknown = Rejection.NotFound("bin.not_found", "There is no such arrangement. Nothing was changed.");

    public bool Restores(string kind) => kind == BinKinds.Arrangement;

    public async Task<Outcome> RestoreAsync(string kind, string stream, string part, Caller caller, Asking asking)
    {
        (_, Roster roster, _) = await organisations.WithRosterAsync(CancellationToken.None);
        return roster.Changes.Any(one => one.Id == part) || roster.Absences.Any(one => one.Id == part)
            ? (await writer.WriteAsync(asking, (organisation, now, _) => Again(roster, part, organisation, asking.By, now))).Outcome
            : new Outcome.Refused(Unknown);
    }

    private static RosterCommand Again(Roster roster, string id, Organisation organisation, Actor by, DateTimeOffset now) =>
        roster.Changes.FirstOrDefault(one => one.Id == id) is { } change
            ? new RosterCommand.AddChange(
                id,
                organisation,
                change.Schedule.Value,
                change.Rotation,
                change.Person?.Value,
                change.When,
                change.Reason,
                IsGap: change.Person is null,
                by,
                now
            )
            : Again(roster.Absences.First(one => one.Id == id), organisation, by, now);

    private static RosterCommand.AddAbsence Again(RosterAbsence absence, Organisation organisation, Actor by, DateTimeOffset now) =>
        new(absence.Id, organisation, absence.Person.Value, absence.When, absence.Reason, by, now);
}
