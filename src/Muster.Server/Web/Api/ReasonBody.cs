// Why somebody takes back or takes out what stands on the record.
namespace Muster.Server.Web.Api;

public sealed record ReasonBody(string Reason);
