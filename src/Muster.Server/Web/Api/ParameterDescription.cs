// A parameter that a route reads by itself, for the description of the API.

namespace Muster.Server.Web.Api;

/// <param name="IsMany">Whether it may come several times.</param>
public sealed record ParameterDescription(string Name, ParameterLocation In, string Description, bool IsMany = false);
