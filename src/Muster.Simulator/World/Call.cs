// What a component asks of another for each request.
namespace Muster.Simulator.World;

/// <param name="To">The name of the component that is called.</param>
/// <param name="Ratio">Calls for one request; below 1 when some requests need none.</param>
/// <param name="TimeoutSeconds">How long it waits before it gives the call up.</param>
/// <param name="Retries">How often it calls again at once when a call failed.</param>
/// <param name="OnMiss">Only what the caller's memory does not answer calls; what comes back fills the memory.</param>
/// <param name="Optional">Whether a request that lacks this answer is served all the same, with less on the page.</param>
public sealed record Call(string To, double Ratio, double TimeoutSeconds, int Retries = 0, bool OnMiss = false, bool Optional = false);
