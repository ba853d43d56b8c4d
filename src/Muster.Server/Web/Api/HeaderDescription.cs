// A header of a route's answers, for the description of the API.
namespace Muster.Server.Web.Api;

/// <summary>It stands on every answer that is no refusal.</summary>
public sealed record HeaderDescription(string Name, string Description);
