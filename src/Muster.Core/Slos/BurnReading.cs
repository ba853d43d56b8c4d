// How both windows of a burn alert burn at an instant.
namespace Muster.Core.Slos;

/// <summary>Burn rates are 0 or more; infinite where nothing may go wrong and something did.</summary>
public sealed record BurnReading(BurnAlert Alert, double Long, double Short)
{
    public bool IsFiring => Long > Alert.Factor && Short > Alert.Factor;
}
