// Why the data of an SLO does not come in.
namespace Muster.Engine.Slos;

/// <param name="Since">When it began.</param>
/// <param name="Words">What happened, in a sentence.</param>
public sealed record SloTrouble(DateTimeOffset Since, string Words);
