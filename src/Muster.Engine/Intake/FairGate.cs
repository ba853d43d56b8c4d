// A lock that is given to who waits before it is given again to who has just had it.
namespace Muster.Engine.Intake;

/// <summary>In a storm one thread wants it again in the moment in which it lets go; an ordinary lock would keep the others waiting for ever.</summary>
internal sealed class FairGate
{
    private readonly Lock _next = new();
    private readonly Lock _inside = new();

    /// <summary>Enters; the scope's end leaves.</summary>
    public Scope Enter()
    {
        if (_inside.IsHeldByCurrentThread)
        {
            throw new InvalidOperationException("Whoever is inside cannot enter again: he would wait for himself.");
        }

        lock (_next)
        {
            _inside.Enter();
        }

        return new(_inside);
    }

    public readonly ref struct Scope(Lock inside) : IDisposable
    {
        public void Dispose() => inside.Exit();
    }
}
