// One signal of a request that cannot be taken, and why.
namespace Muster.Server.Intake.Wire;

/// <param name="Index">Its place in the request, from 0.</param>
internal sealed record BadSignal(int Index, string Why);
