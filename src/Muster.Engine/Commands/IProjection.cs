// How a stream's state becomes the rows that lists read.
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Commands;

public interface IProjection
{
    /// <summary>The category of the streams that it projects.</summary>
    string Category { get; }

    /// <summary>The rows of a stream as its state stands at an instant; the same state gives the same rows but for what time makes of them, such as overdue.</summary>
    IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now);
}
