// Where a request carries a parameter.
namespace Muster.Server.Web.Api;

public enum ParameterLocation
{
    Query,
    Header,
    Path,
}
