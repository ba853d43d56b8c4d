// What a route says of its body, for the description of the API.
namespace Muster.Server.Web.Api;

/// <summary>
/// Stands in place of the framework's own metadata: that one also chooses among routes by content type, so that a body of another type, or none, would be
/// answered as an address that leads nowhere.
/// </summary>
/// <param name="MayBeEmpty">Asked by whoever describes the API: to know it, the type is looked through for JSON, which a start has no need of.</param>
/// <param name="IsStrict">Whether <see cref="Body{T}"/> reads it, with its refusals.</param>
public sealed record BodyDescription(Type Type, Func<bool> MayBeEmpty, bool IsStrict, string ContentType = "application/json");
