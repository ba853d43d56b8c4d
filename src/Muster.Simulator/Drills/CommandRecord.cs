// What those in command have said and done so far.
using Muster.Core.Kernel;

namespace Muster.Simulator.Drills;

public sealed class CommandRecord
{
    private readonly List<Telling> _tellings = [];
    private readonly Dictionary<Role, Assignment> _roles = [];
    private readonly List<(int From, int Until)> _keyboard = [];
    private int? _opened;

    public int? AcknowledgedAt { get; internal set; }

    public int? DeclaredAt { get; internal set; }

    /// <summary>The severity that holds now; null before it is declared.</summary>
    public Severity? Severity { get; internal set; }

    /// <summary>The second from which on it holds.</summary>
    public int? SeverityAt { get; internal set; }

    /// <summary>When it was said first that the bleeding has stopped; null when it never was.</summary>
    public int? MitigatedSaidAt { get; private set; }

    /// <summary>When it was said first that the cause is mended; null when it never was.</summary>
    public int? ResolvedSaidAt { get; private set; }

    public IReadOnlyList<Telling> Tellings => _tellings;

    /// <summary>How much was done to the system with the commander's own hands.</summary>
    public int OwnHands { get; private set; }

    /// <summary>When whoever commands had their own hands on the keyboard; a spell that goes on ends at the last second of the drill.</summary>
    public IReadOnlyList<(int From, int Until)> Keyboard => _keyboard;

    /// <summary>Since which second whoever commands sees no graph move; null while they look.</summary>
    public int? FrozenSince(int now) =>
        _keyboard.Where(spell => spell.From <= now && now < spell.Until).Select(spell => (int?)spell.From).Min();

    /// <summary>Who holds a role; null when nobody does.</summary>
    public Assignment? Holder(Role role) => _roles.GetValueOrDefault(role);

    internal void SayMitigated(int at) => MitigatedSaidAt ??= at;

    internal void SayResolved(int at) => ResolvedSaidAt ??= at;

    internal void Tell(Telling telling) => _tellings.Add(telling);

    /// <summary>Somebody takes a role, and gives up the one that they had.</summary>
    internal void Assign(int at, Role role, string who)
    {
        int filledAt = _roles.TryGetValue(role, out Assignment? before) ? before.FilledAt : at;
        foreach (Role other in _roles.Values.Where(one => one.Who == who).Select(one => one.Role).ToArray())
        {
            _roles.Remove(other);
        }

        _roles[role] = new(role, who, filledAt);
    }

    /// <summary>They do something with their own hands, and are at it until it is done.</summary>
    internal void Work(int from, int until)
    {
        OwnHands++;
        _keyboard.Add((from, until));
    }

    /// <summary>They open a terminal, until they close it or the drill ends.</summary>
    internal void Open(int now, int end)
    {
        if (_opened is null)
        {
            _opened = _keyboard.Count;
            _keyboard.Add((now, end));
        }
    }

    /// <summary>They close the terminal; work of their own hands goes on.</summary>
    internal void Close(int now)
    {
        if (_opened is { } place)
        {
            _keyboard[place] = _keyboard[place] with { Until = now };
            _opened = null;
        }
    }
}
