// One row for the organisation, so that every node and every open page hears of a change.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class OrganisationProjection : IProjection
{
    public string Category => Organisation.Category;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now)
    {
        Organisation organisation = (Organisation)state;
        OrganisationRow row = new(
            organisation.Name,
            organisation.People.Count,
            organisation.Teams.Count,
            organisation.Services.Count,
            organisation.Schedules.Count,
            organisation.EscalationPolicies.Count,
            organisation.Routes.Length
        );
        yield return new View(Views.Organisation, stream.Key, Views.Open, now, ViewJson.Search([row.Name]), ViewJson.Write(row));
    }
}
