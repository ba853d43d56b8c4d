// What those who play order: to the system, to colleagues, to the incident.
using Muster.Core.Kernel;
using Muster.Simulator.Responders;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Drills;

/// <summary>Each answer is null when it was done or begun, and otherwise a sentence that says why not.</summary>
internal sealed class Orders(Variant variant, SystemRun system, Crew crew, CommandRecord command, Searches searches)
{
    private readonly Dictionary<string, int> _lastOf = new(StringComparer.Ordinal);

    public string? Give(Act act, List<DrillEvent> events) =>
        ActRules.Check(variant.Scenario, act).FirstOrDefault()?.Message
        ?? act.Verb switch
        {
            Verb.Ask => searches.Ask(act, events),
            Verb.Acknowledge => Acknowledge(act, events),
            Verb.Declare => Declare(act, events),
            Verb.Severity => Change(act, events),
            Verb.Assign => Assign(act, events),
            Verb.Statement => Tell(act, events),
            Verb.Mitigate => Say(act, events),
            Verb.Resolve => Say(act, events),
            Verb.Keyboard => Type(act, events),
            _ => Work(act, events),
        };

    private string? Acknowledge(Act act, List<DrillEvent> events)
    {
        if (command.AcknowledgedAt is not null)
        {
            return "The page is acknowledged already.";
        }

        if (!events.Exists(one => one.Pages(variant.Scenario)))
        {
            return "Nothing pages yet, so there is nothing to acknowledge: look at the graphs, or declare what you see.";
        }

        command.AcknowledgedAt = act.At;
        return Done(act, "The page is acknowledged.", events);
    }

    private string? Declare(Act act, List<DrillEvent> events)
    {
        if (command.DeclaredAt is not null)
        {
            return "The incident is declared already; change its severity with severity.";
        }

        command.AcknowledgedAt ??= act.At;
        command.DeclaredAt = act.At;
        return Change(act, events);
    }

    private string? Change(Act act, List<DrillEvent> events)
    {
        if (command.DeclaredAt is null)
        {
            return NotDeclared;
        }

        Severity severity = (Severity)(int)act.Number("severity")!.Value;
        if (command.Severity == severity)
        {
            return $"It is a {severity.Label()} already.";
        }

        (command.Severity, command.SeverityAt) = (severity, act.At);
        return Done(act, act.Verb == Verb.Declare ? $"Declared as {severity.Label()}." : $"It is a {severity.Label()} now.", events);
    }

    private string? Assign(Act act, List<DrillEvent> events)
    {
        if (command.DeclaredAt is null)
        {
            return NotDeclared;
        }

        Role role = RoleName.Parse(act.Text("role"));
        if (act.Target == VerbParameters.Nobody)
        {
            crew.Release(role);
            command.Leave(act.At, role);
            return Done(act, $"Nobody is {role.Label()}.", events);
        }

        string told = act.Text("text");
        if (new Assignment(role, act.Target, act.At, act.At) is { IsPlayer: true } player)
        {
            crew.Release(role);
            command.Assign(act.At, role, player.Who, told);
            return Done(act, $"{player.Who["person:".Length..]} is {role.Label()}.", events);
        }

        if (role == Role.IncidentCommander)
        {
            return "Whoever plays commands: only another person who plays can take command, and no colleague of the drill.";
        }

        if (crew.Find(act.Target) is not { } member)
        {
            string names = string.Join(", ", crew.Members.Select(one => one.Colleague.Id));
            return $"There is no '{act.Target}' in this drill: there are {names}.";
        }

        if (member.IsGone)
        {
            return $"{member.Colleague.Name} has gone home: give the role to somebody who is there.";
        }

        crew.Assign(member, role, act.At);
        command.Assign(act.At, role, member.Colleague.Id, told);
        return Done(act, $"{member.Colleague.Name} is {role.Label()}.", events);
    }

    private string? Tell(Act act, List<DrillEvent> events)
    {
        if (command.DeclaredAt is null)
        {
            return NotDeclared;
        }

        string audience = act.Text("audience") is { Length: > 0 } said ? said : "internal";
        command.Tell(new Telling(act.At, audience, act.Text("text")));
        return Done(act, $"A statement went out ({audience}).", events);
    }

    private string? Say(Act act, List<DrillEvent> events)
    {
        if (command.DeclaredAt is null)
        {
            return NotDeclared;
        }

        if (act.Verb == Verb.Mitigate)
        {
            command.Say(new(act.At, Verb.Mitigate));
            return Done(act, "It is said that the bleeding has stopped.", events);
        }

        if (command.MitigatedSaidAt is null)
        {
            return "Say first when the bleeding stopped: mitigate comes before resolve.";
        }

        command.Say(new(act.At, Verb.Resolve));
        return Done(act, "It is said that the cause is mended.", events);
    }

    private string? Type(Act act, List<DrillEvent> events)
    {
        if (act.Text("state") == "closed")
        {
            command.Close(act.By, act.At);
            return Done(act, $"{Typist(act)} leaves the keyboard.", events);
        }

        command.Open(act.By, act.At, variant.Seconds);
        return Done(act, $"{Typist(act)} is at the keyboard: their graphs stand still.", events);
    }

    private string Typist(Act act) =>
        command.IsCommander(act.By) ? "Whoever commands" : act.By[(act.By.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>The Operations Lead does it, a colleague or a player; where there is none, whoever commands has to do it with their own hands.</summary>
    private string? Work(Act act, List<DrillEvent> events)
    {
        Offer offer = ActRules.Find(variant.Scenario, act)!;
        CrewMember? operations = crew.Holder(Role.OperationsLead, act.At);
        bool isConfused = _lastOf.Any(last =>
            last.Key != act.By && act.At - last.Value <= DrillDefaults.ConfusionSeconds && !HasTakenOver(act.By, last.Value)
        );
        double pace = (operations?.Pace ?? 1) * (isConfused ? DrillDefaults.ConfusedPace : 1);
        (bool isOwn, string who) = Hands(operations);
        if (system.Begin(offer, act, operations?.BusyUntil ?? act.At, pace) is not { } work)
        {
            return WhyNot(offer, who, act.At);
        }

        _lastOf[act.By] = act.At;
        command.Confusions += isConfused ? 1 : 0;
        Bind(operations, work, isOwn);
        string own = isOwn ? " with their own hands" : "";
        string confused = isConfused ? " Two people give orders, and it takes longer." : "";
        events.Add(
            work.Waits(act.At)
                ? new(
                    act.At,
                    EventKind.WorkWaits,
                    act.Target,
                    $"{who} does it{own} at {DrillSecond.Text(work.From)}, after what is begun: {offer.Title}, done at {DrillSecond.Text(work.Until)}.{confused}"
                )
                {
                    Act = act,
                }
                : new(
                    act.At,
                    EventKind.WorkBegan,
                    act.Target,
                    $"{who} does it{own}: {offer.Title}, done in {work.Until - act.At} s.{confused}"
                )
                {
                    Act = act,
                }
        );
        return null;
    }

    private string WhyNot(Offer offer, string who, int now)
    {
        if (system.UnderWay.FirstOrDefault(work => work.Offer == offer) is { } same)
        {
            return same.Waits(now)
                ? $"That waits already, and begins at {DrillSecond.Text(same.From)}: {offer.Title}."
                : $"That is being done already: {offer.Title}.";
        }

        Work[] waiting = [.. system.UnderWay.Where(work => work.Waits(now))];
        return $"{who} can take no more: {string.Join(" and ", waiting.Select(work => $"\u201c{work.Offer.Title}\u201d"))} wait for their hands. "
            + $"Order it again from {DrillSecond.Text(waiting.Min(work => work.From))} on, and what matters most first.";
    }

    /// <summary>Whether somebody was given command after what another ordered: from then on only their orders count.</summary>
    private bool HasTakenOver(string who, int ordered) =>
        command.Holder(Role.IncidentCommander) is { } commander && commander.Who == who && commander.Since >= ordered;

    /// <summary>Whether it is done with the commander's own hands, and what one calls whoever does it.</summary>
    private (bool IsOwn, string Who) Hands(CrewMember? operations)
    {
        if (operations is not null)
        {
            return (false, operations.Colleague.Name);
        }

        return command.Holder(Role.OperationsLead) is { IsPlayer: true } player && command.Holder(Role.IncidentCommander)?.Who != player.Who
            ? (false, player.Who["person:".Length..])
            : (true, "Whoever commands");
    }

    private void Bind(CrewMember? operations, Work work, bool isOwn)
    {
        if (isOwn)
        {
            command.Work(work.Act.By, work.From, work.HandsUntil);
            return;
        }

        command.Delegated += variant.IsHarmful(work.Offer) ? 0 : 1;
        operations?.Handle(work.Act.At, work.HandsUntil, work.HandsUntil - work.From, work.Offer.Title);
    }

    private static string? Done(Act act, string text, List<DrillEvent> events)
    {
        events.Add(new(act.At, EventKind.Commanded, act.Target, text) { Act = act });
        return null;
    }

    private const string NotDeclared = "Nothing is declared yet: declare first, with a severity.";
}
