// The colleagues whom the simulator plays, and who of them holds which role.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Responders;

public sealed class Crew
{
    private readonly Variant _variant;

    public Crew(Variant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        _variant = variant;
        ImmutableArray<Colleague> colleagues = variant.Scenario.Colleagues.IsEmpty ? UsualTeam.Colleagues : variant.Scenario.Colleagues;
        Members = [.. colleagues.Select(colleague => new CrewMember(colleague, variant.Difficulty))];
    }

    public ImmutableArray<CrewMember> Members { get; }

    public CrewMember? Find(string id) => Members.FirstOrDefault(member => member.Colleague.Id == id);

    /// <summary>Who holds a role and is there; null when nobody does.</summary>
    public CrewMember? Holder(Role role, int now) => Members.FirstOrDefault(member => member.Role == role && member.IsThere(now));

    /// <summary>
    /// Who is best asked about something that wants a skill: who knows it and is free, whoever has the system in their hands after the others, the quickest first; null when
    /// all are at work.
    /// </summary>
    public CrewMember? Free(string skill, int now) =>
        Members
            .Where(member => !member.IsGone && !member.IsBusy(now))
            .OrderByDescending(member => skill.Length == 0 || member.Colleague.Skills.Contains(skill))
            .ThenBy(member => member.Role == Role.OperationsLead)
            .ThenByDescending(member => member.IsThere(now))
            .ThenByDescending(member => member.Pace)
            .FirstOrDefault();

    /// <summary>Calls somebody: they are there after the time that they need for it in this variant.</summary>
    public void Call(CrewMember member, int now)
    {
        ArgumentNullException.ThrowIfNull(member);
        member.Call(now, (int)Math.Round(_variant.Draw(member.Colleague.Wakes, $"colleague/{member.Colleague.Id}/wakes")));
    }

    /// <summary>Gives somebody a role, which whoever held it before loses.</summary>
    public void Assign(CrewMember member, Role role, int now)
    {
        ArgumentNullException.ThrowIfNull(member);
        Release(role);
        member.Role = role;
        Call(member, now);
    }

    /// <summary>None of them holds a role any more.</summary>
    public void Release(Role role)
    {
        foreach (CrewMember before in Members.Where(member => member.Role == role))
        {
            before.Role = null;
        }
    }
}
