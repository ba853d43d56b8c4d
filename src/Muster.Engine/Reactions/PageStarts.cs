// How Muster starts a page of its own accord.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

internal static class PageStarts
{
    /// <summary>5 minutes: long enough to wake up and read, short enough to ask again. Source: the default of most on-call products.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(5);

    /// <summary>A page that policy starts without an escalation policy of its own is repeated twice before it counts as unanswered.</summary>
    public const int Repeat = 2;

    /// <summary>
    /// Starts a page by an escalation policy of the organisation; its first step is due now. Its last resort is the policy's, else the whole <paramref name="team"/>; a canary
    /// page has none, because its own alarm tells of it.
    /// </summary>
    public static Task<PageId> StartPageAsync(
        this Work work,
        PageSubject subject,
        EscalationPolicy policy,
        TeamId team,
        Actor by,
        CancellationToken cancel
    )
    {
        LastResort? last = subject.Purpose == PagePurpose.Canary ? null : LastResortOf(policy, team);
        return StartAsync(work, subject, policy.Id, policy.Steps, policy.Repeat, last, by, cancel);
    }

    /// <summary>The policy's own, else the whole team.</summary>
    public static LastResort LastResortOf(EscalationPolicy? policy, TeamId team) =>
        policy?.LastResort is { } targets
            ? new(new(targets, Wait), WhenUnanswered: true)
            : new(new([EscalationTarget.WholeTeam(team)], Wait), WhenUnanswered: false);

    /// <summary>Starts a page with a step of its own for each target, one after the other; the first is due now.</summary>
    public static Task<PageId> StartPageAsync(
        this Work work,
        PageSubject subject,
        IEnumerable<EscalationTarget> targets,
        Actor by,
        CancellationToken cancel
    ) => StartAsync(work, subject, null, [.. targets.Select(target => new EscalationStep([target], Wait))], Repeat, null, by, cancel);

    /// <summary>Starts a page of one step, which is due now, and which nobody else follows.</summary>
    public static Task<PageId> StartPageAsync(
        this Work work,
        PageSubject subject,
        EscalationStep only,
        Actor by,
        CancellationToken cancel
    ) => StartAsync(work, subject, null, [only], Repeat, null, by, cancel);

    /// <summary>Starts a page that reaches all targets at once, then everybody where nobody answers.</summary>
    public static Task<PageId> StartAlarmAsync(
        this Work work,
        PageSubject subject,
        ImmutableArray<EscalationTarget> targets,
        Actor by,
        CancellationToken cancel
    )
    {
        LastResort everybody = new(new([EscalationTarget.Everyone], Wait), WhenUnanswered: true);
        return StartAsync(work, subject, null, [new(targets, Wait)], Repeat, everybody, by, cancel);
    }

    /// <summary>Starts a page that asks one person, once.</summary>
    public static Task<PageId> StartTestAsync(this Work work, PageSubject subject, PersonId person, Actor by, CancellationToken cancel) =>
        StartAsync(work, subject, null, [new([person.ToTarget()], Wait)], repeat: 0, null, by, cancel);

    public static EscalationTarget ToTarget(this PersonId person) => new(EscalationTargetKind.Person, person.Value);

    /// <summary>A refusal is a bug of the caller: paging fails loudly, never silently.</summary>
    private static async Task<PageId> StartAsync(
        Work work,
        PageSubject subject,
        EscalationPolicyId? policy,
        ImmutableArray<EscalationStep> steps,
        int repeat,
        LastResort? last,
        Actor by,
        CancellationToken cancel
    )
    {
        PageId id = PageId.Parse(work.NewId());
        PageCommand.Start start = new(id, subject, policy, steps, repeat, by, work.Now) { LastResort = last };
        return await work.DecidePageAsync(id, start, cancel) is { } why
            ? throw new InvalidOperationException($"The page about '{subject.Title}' was not started: {why.Message}")
            : id;
    }
}
