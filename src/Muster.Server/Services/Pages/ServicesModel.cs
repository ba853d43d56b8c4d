// What the pages of services show, at one instant.
using System.Collections.Immutable;
using Muster.Core.Catalog;

namespace Muster.Server.Services.Pages;

/// <param name="Services">Those with trouble first, then by tier and name.</param>
public sealed record ServicesModel(ImmutableArray<ListedService> Services, string Rev)
{
    public const string Topics = "organisation,group,incident";
}

/// <param name="Reached">The names of those who are paged first for it now.</param>
public sealed record ListedService(Service Service, string Team, Trouble Trouble, ImmutableArray<string> Reached);

/// <param name="Open">What is wrong now.</param>
/// <param name="Latest">Open or over, newest first.</param>
/// <param name="OnCall">Those of a schedule who are paged first for it now.</param>
/// <param name="Reached">The names of all who are paged first for it now.</param>
/// <param name="Command">Who takes which role in its incidents now.</param>
public sealed record ServiceModel(
    Service Service,
    Organisation Organisation,
    Trouble Open,
    Trouble Latest,
    ImmutableArray<Duty> OnCall,
    ImmutableArray<string> Reached,
    ImmutableArray<Duty> Command,
    DateTimeOffset Now,
    string Rev
)
{
    public string TeamName => Organisation.Team(Service.Team)?.Name ?? Service.Team.Value;
}
