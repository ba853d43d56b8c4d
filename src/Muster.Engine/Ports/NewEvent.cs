// An event on its way into a stream: its stable name and its JSON.
namespace Muster.Engine.Ports;

/// <summary><see cref="Data"/> is the JSON text; its UTF-8 bytes are what is stored and hashed, unchanged.</summary>
public sealed record NewEvent(string Type, string Data, string Actor, DateTimeOffset At);
