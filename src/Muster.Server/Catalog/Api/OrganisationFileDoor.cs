// What a route does with the organisation as a file, for the description of the API.
namespace Muster.Server.Catalog.Api;

internal enum OrganisationFileDoor
{
    Answers,
    Takes,
}
