// An event of a unit of work, with the stream and version at which it will stand.
using Muster.Core.Kernel;

namespace Muster.Engine.Commands;

/// <param name="Before">The state of the stream before it.</param>
public sealed record Happened(StreamId Stream, int Version, object Event, object Before, Actor By, DateTimeOffset At);
