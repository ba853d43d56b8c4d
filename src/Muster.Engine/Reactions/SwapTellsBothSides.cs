// Whoever is asked for a swap hears of it, and whoever asked hears the answer.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.People;
using Muster.Core.Rosters;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>In their waking hours. What was answered or withdrawn before the question left is not asked any more.</summary>
public sealed class SwapTellsBothSides(OrganisationReader organisations) : IReaction
{
    private const string Asked = "asked";
    private const string Answered = "answered";

    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        string? id = happened.Event switch
        {
            RosterEvent.SwapRequested e => e.Id,
            RosterEvent.SwapAccepted e => e.Id,
            RosterEvent.SwapDeclined e => e.Id,
            RosterEvent.SwapWithdrawn e => e.Id,
            _ => null,
        };
        if (id is null || (await work.RosterAsync(cancel)).Swaps.FirstOrDefault(one => one.Id == id) is not { } swap)
        {
            return;
        }

        Organisation organisation = await organisations.CurrentAsync(cancel);
        if (swap.Answer is not { } answer)
        {
            Ask(work, organisation, swap, happened.By);
            return;
        }

        NoticePost.Drop(work, About(swap));
        foreach (PersonId person in Waiting(swap).Where(_ => answer.State is SwapState.Accepted or SwapState.Declined))
        {
            Answer(work, organisation, swap, answer, person);
        }
    }

    private static void Ask(Work work, Organisation organisation, Swap swap, Actor by)
    {
        if (organisation.Person(swap.To) is not { } asked || by == Actor.Person(swap.To.Value))
        {
            return;
        }

        string from = NameOf(organisation, swap.From);
        ImmutableArray<string>.Builder lines = ImmutableArray.CreateBuilder<string>();
        lines.Add($"{from} asks you to be on call for {ScheduleOf(organisation, swap)}, {swap.Rotation}, {Time(swap.Gives, asked)}.");
        lines.Add(swap.InReturn is { } other ? $"In return {from} takes {Time(other, asked)}." : "Nothing is offered in return.");
        if (swap.Reason.Length > 0)
        {
            lines.Add($"Why: {swap.Reason}");
        }

        lines.Add($"Nothing changes until you accept it. It can be answered until {LocalMoment.Of(swap.ExpiresAt, asked.Zone)}.");
        Send(work, asked, swap, Asked, $"{from} asks you for a swap", lines.ToImmutable());
    }

    private static void Answer(Work work, Organisation organisation, Swap swap, SwapAnswer answer, PersonId person)
    {
        if (organisation.Person(person) is not { } told || answer.By == Actor.Person(person.Value))
        {
            return;
        }

        bool accepted = answer.State == SwapState.Accepted;
        string to = NameOf(organisation, swap.To);
        ImmutableArray<string>.Builder lines = ImmutableArray.CreateBuilder<string>();
        string duty = $"{ScheduleOf(organisation, swap)}, {swap.Rotation}, {Time(swap.Gives, told)}";
        lines.Add(accepted ? $"{to} is on call for {duty}." : $"{NameOf(organisation, swap.From)} stays on call for {duty}.");
        if (accepted && swap.InReturn is { } other)
        {
            lines.Add($"In return {NameOf(organisation, swap.From)} takes {Time(other, told)}.");
        }

        if (answer.Reason.Length > 0)
        {
            lines.Add($"Why: {answer.Reason}");
        }

        if (answer.By != Actor.Person(swap.To.Value))
        {
            lines.Add($"Answered for {to} by {answer.By.Name}.");
        }

        Send(work, told, swap, Answered, $"{to} {(accepted ? "accepted" : "declined")} the swap", lines.ToImmutable());
    }

    /// <summary>Whose turn it is, and whoever asked for them.</summary>
    private static IEnumerable<PersonId> Waiting(Swap swap) =>
        swap.By.Kind == ActorKind.Person ? new[] { swap.From, new PersonId(swap.By.Name) }.Distinct() : [swap.From];

    private static void Send(Work work, Person person, Swap swap, string what, string title, ImmutableArray<string> lines) =>
        NoticePost.Send(
            work,
            person,
            what == Asked ? About(swap) : About(swap) + "/" + what,
            $"{About(swap)}/{what}/{person.Id}",
            (title, lines, "/on-call/" + swap.Schedule)
        );

    private static string About(Swap swap) => "swap/" + swap.Id;

    private static string NameOf(Organisation organisation, PersonId person) => organisation.Person(person)?.Name ?? person.Value;

    private static string ScheduleOf(Organisation organisation, Swap swap) =>
        organisation.Schedule(swap.Schedule)?.Name ?? swap.Schedule.Value;

    private static string Time(Stretch when, Person person) =>
        $"from {LocalMoment.Of(when.Start, person.Zone)} to {LocalMoment.Of(when.End, person.Zone)}";
}
