// Whether a busy time has just ended, by how much was allocated from one look to the next.
namespace Muster.Cli.Serve;

/// <summary>To be asked at the same intervals.</summary>
internal sealed class Busyness
{
    /// <summary>Whoever allocated less has nothing to give back that is worth a pause.</summary>
    internal const long Much = 48L << 20;

    /// <summary>Between two looks at rest, some pages and some readers included.</summary>
    internal const long Little = 4L << 20;

    private long _before;

    /// <summary>A start counts as a busy time, whatever it used.</summary>
    private long _since = -Much;

    /// <summary>True once after much was allocated, at the first look since which little was.</summary>
    /// <param name="allocated">By the whole process since its start, in bytes; never less than the last time.</param>
    public bool IsOver(long allocated)
    {
        bool isOver = allocated - _since >= Much && allocated - _before < Little;
        _before = allocated;
        _since = isOver ? allocated : _since;
        return isOver;
    }
}
