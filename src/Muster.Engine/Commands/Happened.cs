// An event of a unit of work, with the stream and version at which it will stand.
using Muster.Core.Kernel;

namespace Muster.Engine.Commands;

public sealed record Happened(StreamId Stream, int Version, object Event, Actor By, DateTimeOffset At);
