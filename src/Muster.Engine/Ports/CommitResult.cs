// What became of a commit.
namespace Muster.Engine.Ports;

public abstract record CommitResult
{
    private CommitResult() { }

    /// <param name="Position">The position of the last event, 0 when the commit appended none.</param>
    public sealed record Committed(long Position) : CommitResult;

    /// <summary>Somebody else was faster; nothing was written. <paramref name="What"/> names the stream, timer, message or group.</summary>
    public sealed record Conflict(string What) : CommitResult;

    /// <summary>This operation was committed before; nothing was written again.</summary>
    public sealed record Duplicate : CommitResult;
}
