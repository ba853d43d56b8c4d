// What those in command have said and done so far.
using Muster.Core.Kernel;

namespace Muster.Simulator.Drills;

public sealed class CommandRecord
{
    private readonly List<Telling> _tellings = [];
    private readonly List<(int At, Role Role)> _assigned = [];
    private readonly List<(int From, int Until)> _keyboard = [];

    public int? AcknowledgedAt { get; internal set; }

    public int? DeclaredAt { get; internal set; }

    /// <summary>The severity that holds now; null before it is declared.</summary>
    public Severity? Severity { get; internal set; }

    /// <summary>The second from which on it holds.</summary>
    public int? SeverityAt { get; internal set; }

    /// <summary>When it was said that the bleeding has stopped.</summary>
    public int? MitigatedSaidAt { get; internal set; }

    /// <summary>When it was said that the cause is mended.</summary>
    public int? ResolvedSaidAt { get; internal set; }

    public IReadOnlyList<Telling> Tellings => _tellings;

    /// <summary>Which role was given to somebody when.</summary>
    public IReadOnlyList<(int At, Role Role)> Assigned => _assigned;

    /// <summary>When whoever commands had their own hands on the keyboard; a spell that goes on ends at the last second of the drill.</summary>
    public IReadOnlyList<(int From, int Until)> Keyboard => _keyboard;

    /// <summary>Whether whoever commands is at the keyboard at this second, and sees no graph move.</summary>
    public bool IsAtKeyboard(int now) => _keyboard.Exists(spell => spell.From <= now && now < spell.Until);

    internal void Tell(Telling telling) => _tellings.Add(telling);

    internal void Assign(int at, Role role) => _assigned.Add((at, role));

    internal void Type(int from, int until) => _keyboard.Add((from, until));

    /// <summary>They leave the keyboard.</summary>
    internal void Leave(int now)
    {
        for (int at = 0; at < _keyboard.Count; at++)
        {
            (int from, int until) = _keyboard[at];
            _keyboard[at] = (from, Math.Max(from, Math.Min(until, now)));
        }
    }
}
