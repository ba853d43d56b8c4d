// The requests of one kind of clients that wait for an answer, and those that will be tried again.
namespace Muster.Simulator.World;

/// <summary>A wheel with a slot for each second to come: what is decided now becomes known when its answer would arrive.</summary>
internal sealed class Waiting
{
    /// <summary>More than the longest wait and the longest backoff together, and a power of two.</summary>
    private const int Slots = 128;

    private readonly int _attempts;
    private readonly double[] _served = new double[Slots];
    private readonly double[] _failed;
    private readonly double[] _shed;
    private readonly double[] _again;
    private int _now;

    public Waiting(Clients clients)
    {
        _attempts = clients.Retries + 1;
        _failed = new double[Slots * _attempts];
        _shed = new double[Slots * _attempts];
        _again = new double[Slots * _attempts];
    }

    /// <summary>How many wait for an answer.</summary>
    public double Queued { get; private set; }

    /// <summary>How many of the attempt with this number, from 0, are tried in this second.</summary>
    public double Again(int attempt) => _again[At(attempt, 0)];

    /// <summary>Requests of one attempt get their fate, which becomes known after whole seconds.</summary>
    public void Decide(int attempt, double served, double failed, double shed, int seconds)
    {
        _served[Slot(seconds)] += served;
        _failed[At(attempt, seconds)] += failed;
        _shed[At(attempt, 0)] += shed;
        Queued += served + failed + shed;
    }

    /// <summary>What becomes known in this second: who was failed or refused tries again as their habits say, and the rest give up.</summary>
    public Fates Pass(Clients clients)
    {
        int slot = Slot(0);
        double served = _served[slot];
        _served[slot] = 0;
        double failed = 0;
        double shed = 0;
        double lost = 0;
        for (int attempt = 0; attempt < _attempts; attempt++)
        {
            int here = At(attempt, 0);
            failed += _failed[here];
            shed += _shed[here];
            bool isLast = attempt == _attempts - 1;
            double again = isLast ? 0 : (_failed[here] * clients.Persistence) + (_shed[here] * clients.PersistenceWhenShed);
            lost += _failed[here] + _shed[here] - again;
            if (!isLast)
            {
                _again[At(attempt + 1, clients.BackoffSeconds)] += again;
            }

            _failed[here] = 0;
            _shed[here] = 0;
            _again[here] = 0;
        }

        Queued = Math.Max(0, Queued - served - failed - shed);
        _now++;
        return new(served, failed, shed, lost);
    }

    private int Slot(int seconds) => (_now + seconds) & (Slots - 1);

    private int At(int attempt, int seconds) => (Slot(seconds) * _attempts) + attempt;
}
