// What the senders were promised: every receipt, and what each label set must look like now.
using System.Collections.Concurrent;

namespace Muster.Oracle.Promises;

/// <summary>
/// One sender writes each label set, one request after the other. What was answered 2xx must hold; a request that was cut off may have come through or not, until the
/// next 2xx about the same label set decides it.
/// </summary>
public sealed class Ledger
{
    private readonly ConcurrentDictionary<string, Standing> _standings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _receipts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _groups = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _unclear = new();
    private long _signals;
    private int _cutOff;

    /// <summary>What a label set may look like.</summary>
    [Flags]
    public enum Standing
    {
        /// <summary>No alert fires.</summary>
        Over = 1,
        Firing = 2,

        /// <summary>A request about it was cut off.</summary>
        Either = Over | Firing,
    }

    /// <summary>Every label set that was ever sent, by the value of its label <c>number</c>.</summary>
    public IReadOnlyDictionary<string, Standing> Standings => _standings;

    /// <summary>How many signals were behind each receipt.</summary>
    public IReadOnlyDictionary<string, int> Receipts => _receipts;

    /// <summary>The groups that must page: an alert of each was accepted, and is never resolved.</summary>
    public IEnumerable<string> Groups => _groups.Keys;

    /// <summary>Signals that were answered 2xx.</summary>
    public long Signals => Interlocked.Read(ref _signals);

    /// <summary>Refusals that did not tell the sender to come again, each as a sentence.</summary>
    public IReadOnlyCollection<string> Unclear => _unclear;

    /// <summary>Requests that were not answered 2xx.</summary>
    public int CutOff => _cutOff;

    public void Accept(string receipt, IReadOnlyCollection<Sent> signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        _receipts[receipt] = signals.Count;
        foreach (Sent signal in signals)
        {
            _standings[signal.Number] = signal.IsFiring ? Standing.Firing : Standing.Over;
            if (signal.MustPage)
            {
                _groups[signal.Group] = true;
            }
        }

        Interlocked.Add(ref _signals, signals.Count);
    }

    /// <summary>A request that reached nobody: nothing of it may be there.</summary>
    public void Miss() => Interlocked.Increment(ref _cutOff);

    /// <summary>A request was answered neither 2xx nor by what makes a sender come again.</summary>
    public void Misanswer(string how) => _unclear.Enqueue(how);

    public void CutShort(IEnumerable<Sent> signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        Interlocked.Increment(ref _cutOff);
        foreach (Sent signal in signals)
        {
            Standing before = _standings.GetValueOrDefault(signal.Number, Standing.Over);
            _standings[signal.Number] = before | (signal.IsFiring ? Standing.Firing : Standing.Over);
        }
    }
}
