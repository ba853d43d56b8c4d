// A refusal that a route can answer, for the description of the API.
namespace Muster.Server.Web.Api;

/// <param name="Code">What its problem+json carries; it stays the same for ever.</param>
public sealed record RefusalDescription(int Status, string Code);
