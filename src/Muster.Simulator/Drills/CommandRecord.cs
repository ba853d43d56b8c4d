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
    private readonly List<KeyboardSpell> _keyboard = [];
    private readonly Dictionary<string, int> _opened = new(StringComparer.Ordinal);

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

    /// <summary>When those who play had their own hands on the keyboard; a spell that goes on ends at the last second of the drill.</summary>
    public IReadOnlyList<KeyboardSpell> Keyboard => _keyboard;

    /// <summary>Since which second one of those who play sees no graph move, because their hands are on the keyboard; null while they look.</summary>
    /// <param name="by">Who; see <see cref="Act.By"/>.</param>
    public int? FrozenSince(int now, string by) =>
        _keyboard.Where(spell => spell.By == by && spell.From <= now && now < spell.Until).Select(spell => (int?)spell.From).Min();

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

    /// <summary>Somebody who plays does something with the commander's hands, and is at it until it is done.</summary>
    internal void Work(string by, int from, int until)
    {
        OwnHands++;
        _keyboard.Add(new(by, IsCommanders: true, from, until));
    }

    /// <summary>They open a terminal, until they close it or the drill ends.</summary>
    internal void Open(string by, int now, int end)
    {
        if (_opened.TryAdd(by, _keyboard.Count))
        {
            _keyboard.Add(new(by, IsCommander(by), now, end));
        }
    }

    /// <summary>They close the terminal; work of their own hands goes on.</summary>
    internal void Close(string by, int now)
    {
        if (_opened.Remove(by, out int place))
        {
            _keyboard[place] = _keyboard[place] with { Until = now };
        }
    }

    /// <summary>Whether one of those who play commands; where command was given to nobody, all of them do.</summary>
    internal bool IsCommander(string by) => by.Length == 0 || (Holder(Role.IncidentCommander)?.Who ?? by) == by;
}
