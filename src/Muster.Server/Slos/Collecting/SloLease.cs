// Which node asks the sources of the SLOs, and until when nobody else does.
namespace Muster.Server.Slos.Collecting;

internal sealed record SloLease(string Node, DateTimeOffset Until);
