// What those in command have said and done so far.
using Muster.Core.Kernel;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Drills;

public sealed class CommandRecord
{
    private readonly List<Telling> _tellings = [];
    private readonly List<Claim> _claims = [];
    private readonly List<HandOver> _handOvers = [];
    private readonly List<Vacancy> _vacancies = [];
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
    public int? MitigatedSaidAt => _claims.Find(claim => claim.Verb == Verb.Mitigate)?.At;

    /// <summary>When it was said first that the cause is mended; null when it never was.</summary>
    public int? ResolvedSaidAt => _claims.Find(claim => claim.Verb == Verb.Resolve)?.At;

    /// <summary>All that was said about how it stands, true or not, earliest first.</summary>
    public IReadOnlyList<Claim> Claims => _claims;

    public IReadOnlyList<Telling> Tellings => _tellings;

    /// <summary>Roles that passed from one to another. What whoever commands had in their own hands and gave away was delegated, and is none.</summary>
    public IReadOnlyList<HandOver> HandOvers => _handOvers;

    /// <summary>When roles lay empty that had been given.</summary>
    public IReadOnlyList<Vacancy> Vacancies => _vacancies;

    /// <summary>Whether somebody was given a role other than command.</summary>
    public bool HasGivenRoles { get; private set; }

    /// <summary>How often something was done to the system while two people gave orders.</summary>
    public int Confusions { get; internal set; }

    /// <summary>How much of what helps was done to the system by whoever was Operations Lead; what made it worse earns nothing by being delegated.</summary>
    public int Delegated { get; internal set; }

    /// <summary>How much was done to the system with the commander's own hands.</summary>
    public int OwnHands { get; private set; }

    /// <summary>When whoever commands had their own hands on the keyboard; a spell that goes on ends at the last second of the drill.</summary>
    public IReadOnlyList<(int From, int Until)> Keyboard => _keyboard;

    /// <summary>Since which second whoever commands sees no graph move; null while they look.</summary>
    public int? FrozenSince(int now) =>
        _keyboard.Where(spell => spell.From <= now && now < spell.Until).Select(spell => (int?)spell.From).Min();

    /// <summary>Who holds a role; null when nobody does.</summary>
    public Assignment? Holder(Role role) => _roles.GetValueOrDefault(role);

    internal void Say(Claim claim) => _claims.Add(claim);

    internal void Tell(Telling telling) => _tellings.Add(telling);

    /// <summary>Somebody takes a role, and gives up the one that they had; whoever commands may keep another while they are alone.</summary>
    internal void Assign(int at, Role role, string who, string told)
    {
        Assignment? before = Holder(role);
        if (before?.Who == who)
        {
            return;
        }

        if (before is not null && (role == Role.IncidentCommander || before.Who != Holder(Role.IncidentCommander)?.Who))
        {
            _handOvers.Add(new(at, role, before.Who, who, told));
        }

        if (_vacancies.FindIndex(one => one.Role == role && one.Until is null) is var place and >= 0)
        {
            _vacancies[place] = _vacancies[place] with { Until = at };
        }

        HasGivenRoles |= role != Role.IncidentCommander;
        _roles[role] = new(role, who, at, before?.FilledAt ?? at);
        if (Holder(Role.IncidentCommander)?.Who != who)
        {
            foreach (Role other in _roles.Values.Where(one => one.Who == who && one.Role != role).Select(one => one.Role).ToArray())
            {
                Leave(at, other);
            }
        }
    }

    /// <summary>Nobody holds a role any more.</summary>
    internal void Leave(int at, Role role)
    {
        if (_roles.Remove(role, out Assignment? before))
        {
            _vacancies.Add(new(role, before.Who, at));
        }
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
