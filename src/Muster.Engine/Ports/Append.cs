// Events for the end of one stream, valid only at the version at which they were decided.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Engine.Ports;

/// <summary><see cref="ExpectedVersion"/> is the version that the decision saw, 0 for a new stream; at any other the commit is a conflict.</summary>
public sealed record Append(StreamId Stream, int ExpectedVersion, ImmutableArray<NewEvent> Events);
