// Runs everything that several nodes do on one thread, in an order that a seed decides: the same seed, the same run.
namespace Muster.Engine.Tests.Driving;

/// <summary>Without a seed what was posted first runs first; with one, any of what is posted runs next.</summary>
public sealed class Pump(int? seed)
{
    private long _steps;
    private readonly Random? _order = seed is { } known ? new Random(known) : null;
    private readonly List<(long Step, Action Act)> _interrupts = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<(Context Context, SendOrPostCallback Callback, object? State)> _posted = [];

    /// <summary>Does something in the midst of what runs, after so many further steps: a kill comes at no convenient time.</summary>
    public void Interrupt(int steps, Action act) => _interrupts.Add((_steps + steps, act));

    /// <summary>What was continued on another thread: then the order is chance, and the run cannot be played again.</summary>
    public string? Escape { get; private set; }

    /// <summary>A context for one node: what is awaited under it continues here.</summary>
    public Context NewContext() => new(this);

    /// <summary>Runs what is posted, and what that posts, until nothing is left that could run at this instant.</summary>
    public void RunUntilIdle()
    {
        for (int steps = 0; _posted.Count > 0; steps++)
        {
            if (steps > 5_000_000)
            {
                throw new InvalidOperationException("The engine does not come to rest: a loop spins without the clock moving.");
            }

            _steps++;
            if (_interrupts.Count > 0)
            {
                RunInterrupts();
            }

            if (_posted.Count == 0)
            {
                return;
            }

            (Context context, SendOrPostCallback callback, object? state) = TakeNext();
            context.Run(callback, state);
        }
    }

    private void RunInterrupts()
    {
        foreach ((long Step, Action Act) due in _interrupts.Where(one => one.Step <= _steps).ToArray())
        {
            _interrupts.Remove(due);
            due.Act();
        }
    }

    private (Context Context, SendOrPostCallback Callback, object? State) TakeNext()
    {
        if (_order is null)
        {
            (Context, SendOrPostCallback, object?) first = _posted[0];
            _posted.RemoveAt(0);
            return first;
        }

        // Where any may be next the places of the others say nothing: the last one fills the gap.
        int index = _order.Next(_posted.Count);
        (Context, SendOrPostCallback, object?) any = _posted[index];
        _posted[index] = _posted[^1];
        _posted.RemoveAt(_posted.Count - 1);
        return any;
    }

    /// <summary>The continuations of one node. Once it is dead nothing of it runs any more, as after a kill -9.</summary>
    public sealed class Context(Pump pump) : SynchronizationContext
    {
        private readonly List<(SendOrPostCallback Callback, object? State)> _held = [];
        private bool _isFrozen;

        public bool IsDead { get; private set; }

        public override void Post(SendOrPostCallback d, object? state)
        {
            if (Environment.CurrentManagedThreadId != pump._thread)
            {
                pump.Escape ??= Environment.StackTrace;
            }

            if (_isFrozen)
            {
                _held.Add((d, state));
            }
            else if (!IsDead)
            {
                pump._posted.Add((this, d, state));
            }
        }

        public override void Send(SendOrPostCallback d, object? state) =>
            throw new NotSupportedException("Nothing waits here for another.");

        public override SynchronizationContext CreateCopy() => this;

        public void Kill()
        {
            IsDead = true;
            _held.Clear();
            pump._posted.RemoveAll(posted => posted.Context == this);
        }

        /// <summary>Holds whatever it was about to do, as a SIGSTOP or a hung disk would.</summary>
        public void Freeze()
        {
            _isFrozen = true;
            _held.AddRange(pump._posted.Where(posted => posted.Context == this).Select(posted => (posted.Callback, posted.State)));
            pump._posted.RemoveAll(posted => posted.Context == this);
        }

        /// <summary>It goes on where it was, and does not know how much later it is.</summary>
        public void Thaw()
        {
            _isFrozen = false;
            if (!IsDead)
            {
                pump._posted.AddRange(_held.Select(held => (this, held.Callback, held.State)));
            }

            _held.Clear();
        }

        /// <summary>Runs a piece of code as this node.</summary>
        public void Run(Action act) => Run(static state => ((Action)state!)(), act);

        internal void Run(SendOrPostCallback act, object? state)
        {
            if (IsDead)
            {
                return;
            }

            SynchronizationContext? before = Current;
            SetSynchronizationContext(this);
            try
            {
                act(state);
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }
    }
}
