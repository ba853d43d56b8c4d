// Starts this node's clock where the others' stand, writes down that it lives, and measures how far it is from the database's.
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <summary>Nodes that share a database must agree on the time, and no restart may take it back: else a lease or a timer of one is early or late for another.</summary>
public sealed class NodeClock(INodes nodes, EngineOptions options, TimeProvider clock) : ICycle
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly string Version = typeof(NodeClock).Assembly.GetName().Version?.ToString() ?? "0";

    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private DateTimeOffset _next;
    private long _offsetTicks;

    public string Name => "clock";

    public Wake Signal(Wake commits) => commits.Unhurried;

    /// <summary>How far this node's clock is ahead of the database's, by the last measurement; zero where the database has none of its own.</summary>
    public TimeSpan Offset => new(Interlocked.Read(ref _offsetTicks));

    /// <summary>
    /// Sets the engine's clock by the database's where it has one, and never below the latest instant that is recorded. For the start of a server, before anything
    /// asks for the time.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The database does not answer.</exception>
    public static async Task SetAsync(INodes nodes, EngineClock clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(clock);
        if (await nodes.NowAsync(cancel) is { } shared)
        {
            clock.Set(shared);
        }

        if (await nodes.LastInstantAsync(cancel) is { } last && last > clock.GetUtcNow())
        {
            clock.Set(last);
        }
    }

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        // It comes round at each poll, and not each of them is to cost a commit.
        if (clock.GetUtcNow() >= _next)
        {
            await MeasureAsync(stop);
            await nodes.BeatAsync(options.Node, Version, _startedAt, clock.GetUtcNow(), stop);
            _next = clock.GetUtcNow() + Every;
        }

        return _next;
    }

    /// <summary>The database read its clock at some moment between the question and the answer: what that leaves open counts for this node.</summary>
    private async Task MeasureAsync(CancellationToken stop)
    {
        DateTimeOffset asked = clock.GetUtcNow();
        if (clock is EngineClock && await nodes.NowAsync(stop) is { } shared)
        {
            DateTimeOffset answered = clock.GetUtcNow();
            TimeSpan offset =
                shared < asked ? asked - shared
                : shared > answered ? answered - shared
                : TimeSpan.Zero;
            Interlocked.Exchange(ref _offsetTicks, offset.Ticks);
        }
    }
}
