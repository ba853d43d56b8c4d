// A message that waited for its time and shall leave sooner.
namespace Muster.Engine.Ports;

/// <summary>Applies only while no attempt was made and it would be tried later than <see cref="At"/>.</summary>
public sealed record HurriedMessage(string Key, DateTimeOffset At);
