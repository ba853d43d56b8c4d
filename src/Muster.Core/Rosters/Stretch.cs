// A stretch of time, from its start until, not including, its end.
namespace Muster.Core.Rosters;

public sealed record Stretch(DateTimeOffset Start, DateTimeOffset End)
{
    public bool Overlaps(Stretch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Start < other.End && other.Start < End;
    }
}
