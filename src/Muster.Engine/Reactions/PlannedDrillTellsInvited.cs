// A drill that is planned sets the time at which those invited are told; one that is called off tells whoever was told.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.DrillPlans;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.People;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

public sealed class PlannedDrillTellsInvited(OrganisationReader organisations) : IReaction
{
    private const string Path = "/drills";

    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        switch (happened.Event)
        {
            case DrillPlanEvent.Made e:
                work.SetTimer(EngineTimers.ForDrillPlan(e.Id, NotBefore(e.Times.First - DrillPlanDefaults.ToldAhead, work.Now)));
                break;
            case DrillPlanEvent.Played e:
                NoticePost.Drop(work, About(await PlanAsync(happened, work, cancel), e.PlannedAt));
                break;
            case DrillPlanEvent.Cancelled e:
                DrillPlan plan = await PlanAsync(happened, work, cancel);
                work.CancelTimer(EngineTimers.DrillPlanDueId(plan.Id));
                CallOff(work, await organisations.CurrentAsync(cancel), plan, e);
                break;
        }
    }

    /// <summary>Tells everybody who is invited, but for who planned it, of the time that comes.</summary>
    internal static void Invite(Work work, Organisation organisation, DrillPlan plan, DateTimeOffset next)
    {
        foreach (Person person in Told(organisation, plan, plan.By))
        {
            string when = LocalMoment.Of(next, person.Zone);
            string team = TeamOf(organisation, plan);
            NoticePost.Send(
                work,
                person,
                About(plan, next),
                $"{About(plan, next)}/{person.Id}",
                (
                    $"Drill of {team}: {when}",
                    [
                        $"{NameOf(organisation, plan.By)} invites you to command an incident of a simulated system: {team}, {when}.",
                        plan.Scenario is { } scenario
                            ? $"It is {scenario}, for {plan.Difficulty}."
                            : $"Which one is a surprise, for {plan.Difficulty}.",
                        "Nothing in it is real. At its time it is started from the page of drills.",
                    ],
                    Path
                )
            );
        }
    }

    private static Task<DrillPlan> PlanAsync(Happened happened, Work work, CancellationToken cancel) =>
        work.DrillPlanAsync(DrillPlanId.Parse(happened.Stream.Key), cancel);

    /// <summary>What was not sent yet is not said any more; who was told, or may have been, is told that it is off.</summary>
    private static void CallOff(Work work, Organisation organisation, DrillPlan plan, DrillPlanEvent.Cancelled off)
    {
        DateTimeOffset? played = plan.Played.IsEmpty ? null : plan.Played[^1].PlannedAt;
        if (plan.Times.Next(played, work.Now) is not { } next || next - DrillPlanDefaults.ToldAhead > work.Now)
        {
            return;
        }

        NoticePost.Drop(work, About(plan, next));
        foreach (Person person in Told(organisation, plan, off.By))
        {
            ImmutableArray<string> lines =
            [
                $"{NameOf(organisation, off.By)} called off the drill of {TeamOf(organisation, plan)}, {LocalMoment.Of(next, person.Zone)}.",
                .. off.Reason.Length > 0 ? [$"Why: {off.Reason}"] : Array.Empty<string>(),
            ];
            string about = About(plan, next) + "/off";
            NoticePost.Send(
                work,
                person,
                about,
                $"{about}/{person.Id}",
                ($"The drill of {TeamOf(organisation, plan)} is off", lines, Path)
            );
        }
    }

    private static IEnumerable<Person> Told(Organisation organisation, DrillPlan plan, Actor but) =>
        plan.Invited.Where(person => Actor.Person(person.Value) != but).Select(organisation.Person).OfType<Person>();

    private static string About(DrillPlan plan, DateTimeOffset next) => $"{DrillPlan.Category}/{plan.Id}/{next.ToUnixTimeSeconds()}";

    private static string TeamOf(Organisation organisation, DrillPlan plan) => organisation.Team(plan.Team)?.Name ?? plan.Team.Value;

    private static string NameOf(Organisation organisation, Actor by) =>
        by.Kind == ActorKind.Person ? organisation.Person(new PersonId(by.Name))?.Name ?? by.Name : by.Name;

    private static DateTimeOffset NotBefore(DateTimeOffset at, DateTimeOffset now) => at > now ? at : now;
}
