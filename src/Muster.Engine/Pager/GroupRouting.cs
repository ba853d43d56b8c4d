// What a batch of changed alerts means for their group: counted, paged, declared or closed.
using System.Collections.Immutable;
using System.Diagnostics;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class GroupRouting(GroupMutes mutes, FlappingHold flapping, PolicyDeclaresIncident policy)
{
    /// <summary>Writes a batch of changes of one group into the work: the group, its page and incident, and where each alert was routed.</summary>
    internal async Task ApplyAsync(
        Work work,
        IReadOnlyList<RoutedChange> changes,
        Organisation organisation,
        ActiveMutes active,
        CancellationToken cancel
    )
    {
        AlertGroup? open = await OpenAsync(work, changes, cancel);
        ImmutableArray<GroupChange> counted = [.. changes.SelectMany(change => change.For(open))];
        AlertGroup? group = open;
        switch (Grouping.Apply(open, AlertGroupId.Parse(work.NewId()), counted, work.Now))
        {
            case GroupOutcome.Opened opened:
                group = opened.Group;
                await OpenedAsync(work, group, Firing(changes), Pings(changes), organisation, active, cancel);
                break;
            case GroupOutcome.Renewed renewed:
                group = renewed.Group;
                await RenewAsync(work, open!, group, changes, organisation, active, cancel);
                break;
            case GroupOutcome.Closed { Group.Version: 1 } closed:
                group = closed.Group;
                work.Put(group with { Held = HeldReasons.OverBeforeRouted });
                break;
            case GroupOutcome.Closed closed:
                group = closed.Group;
                work.Put(group);
                if (HeldReasons.IsFlapping(group))
                {
                    work.CancelTimer(EngineTimers.FlappingId(group.Id));
                }

                await RecoveryResolvesPage.ResolveAsync(work, group, cancel);
                break;
            case GroupOutcome.Ignored:
                break;
            default:
                throw new UnreachableException();
        }

        foreach (RoutedChange change in changes)
        {
            InhibitionBook.Note(work, change.Alert, active.Inhibitions);
            if (change.Alert.IsFiring && Tripwire.AbortOf(change.Alert) is not null)
            {
                work.SetTimer(EngineTimers.ForTripwire(change.Alert.Id, work.Now));
            }

            AlertGroupId joined = change.Alert.Group ?? group!.Id;
            if (change.Row is { } row)
            {
                work.Begin(new(row, change.Alert, joined, change.Routed.Service));
            }
            else
            {
                work.Route(new(change.Alert.Id, change.Changed.Revision, joined, change.Routed.Service, change.Alert.Group), change.Alert);
            }
        }
    }

    /// <summary>Pages an open group and declares its incident, as its severity's policy says and its silences allow.</summary>
    /// <param name="joining">Alerts that join the group in this work; empty when they all stand in the store.</param>
    /// <param name="muted">Why nobody is to be paged now, null when one of its alerts is neither silenced nor hidden.</param>
    internal async Task PageAsync(
        Work work,
        AlertGroup group,
        ImmutableArray<Alert> joining,
        string? muted,
        Organisation organisation,
        CancellationToken cancel
    )
    {
        if (muted is not null && group.Page is not null)
        {
            // It rings already, and of what is muted nobody hears before that ends.
            if (!(group.Severity >= group.PagedAs))
            {
                work.Put(WorseAfterMute.Row(group.Id, waits: true, work.Now));
            }

            work.Put(group);
            return;
        }

        string? quiet = AlertPagesOnCall.WhyNot(group, organisation, muted) ?? await flapping.StillAsync(work, group, joining, cancel);
        await PageUnlessAsync(work, group, joining, quiet, organisation, cancel);
    }

    /// <summary>A group that opens waits when its alerts flap; the timer that ends the waiting is set with it.</summary>
    private async Task OpenedAsync(
        Work work,
        AlertGroup group,
        ImmutableArray<Alert> firing,
        string? pings,
        Organisation organisation,
        ActiveMutes active,
        CancellationToken cancel
    )
    {
        string? quiet = AlertPagesOnCall.WhyNot(group, organisation, pings ?? Why(active.OfAll(firing)));
        // What would not have paged anyway has disturbed nobody: it does not count as flapping.
        quiet ??= await flapping.OpenedAsync(work, group, firing, cancel);
        await PageUnlessAsync(work, group, firing, quiet, organisation, cancel);
    }

    private async Task PageUnlessAsync(
        Work work,
        AlertGroup group,
        ImmutableArray<Alert> joining,
        string? quiet,
        Organisation organisation,
        CancellationToken cancel
    )
    {
        AlertGroup paged = await AlertPagesOnCall.PageAsync(work, group, organisation, quiet, cancel);
        if (HeldReasons.IsFlapping(paged))
        {
            work.SetTimer(EngineTimers.ForFlapping(paged.Id, Flapping.SteadyAt(paged)));
        }

        work.Put(paged);
        await policy.DeclareAsync(work, paged, joining, organisation, cancel);
    }

    /// <summary>
    /// Judged by the alerts that changed. A group that became worse by an alert that is over already is judged by those that it still has: it would have been paged,
    /// had the router come in time.
    /// </summary>
    private async Task RenewAsync(
        Work work,
        AlertGroup before,
        AlertGroup group,
        IReadOnlyList<RoutedChange> changes,
        Organisation organisation,
        ActiveMutes active,
        CancellationToken cancel
    )
    {
        ImmutableArray<Alert> firing = Firing(changes);
        string? pings = Pings(changes);
        if (!firing.IsEmpty)
        {
            string? quiet = pings ?? Why(active.OfAll(firing));
            AlertGroup next = quiet is null ? await WorseAlert.JoinedAsync(work, group, WorstHeard(changes, active), cancel) : group;
            if (!(next.Page is null || next.Severity >= next.PagedAs))
            {
                // Something worse came with it and is muted: it is heard of when that ends.
                work.Put(WorseAfterMute.Row(group.Id, waits: true, work.Now));
            }

            await PageAsync(work, next, firing, quiet, organisation, cancel);
            return;
        }

        (bool fires, Mute? held) = group.Severity == before.Severity ? (false, null) : await mutes.OfAsync(group.Id, active, cancel);
        if (fires)
        {
            await PageAsync(work, group, [], pings ?? Why(held), organisation, cancel);
        }
        else
        {
            work.Put(group);
        }
    }

    /// <summary>The worst of the alerts that fire and are not muted, of which there is one.</summary>
    private static Severity WorstHeard(IReadOnlyList<RoutedChange> changes, ActiveMutes active) =>
        changes.Where(change => change.Alert.IsFiring && active.Of(change.Alert) is null).Min(change => change.Routed.Severity);

    /// <summary>
    /// Has a group for which nobody was paged go the way that its alerts would go today: the service, the severity and, while no other open group has it, the key of
    /// the worst of those that a service takes. Nothing is written when that changes nothing.
    /// </summary>
    /// <param name="routed">Where its firing alerts are routed now, at least one.</param>
    internal async Task RouteAgainAsync(
        Work work,
        AlertGroupId id,
        ImmutableArray<Routed> routed,
        Organisation organisation,
        ActiveMutes active,
        CancellationToken cancel
    )
    {
        if (await work.GroupAsync(id, cancel) is not { ClosedAt: null } group || !await IsUnheardAsync(work, group, cancel))
        {
            return;
        }

        Routed worst = routed.OrderBy(one => one.Service is null).ThenBy(one => one.Severity).First();
        AlertGroup next = group with { Service = worst.Service ?? group.Service, Severity = worst.Severity, Page = null };
        if (await work.OpenGroupAsync(worst.GroupKey, cancel) is null)
        {
            next = next with { Key = worst.GroupKey, Labels = worst.GroupLabels };
        }

        string? muted = Pings(routed) ?? Why((await mutes.OfAsync(id, active, cancel)).Mute);
        string? held = AlertPagesOnCall.WhyNot(next, organisation, muted);
        if (held is not null && held == group.Held && next.Service == group.Service)
        {
            return;
        }

        if (group.Page is { } unheard)
        {
            const string why = "It found nobody. The organisation has changed since, and the alerts are paged anew.";
            await work.DecidePageAsync(unheard, new PageCommand.Resolve(why, AlertPagesOnCall.By, work.Now), cancel);
        }

        await PageAsync(work, next with { UpdatedAt = work.Now }, [], muted, organisation, cancel);
    }

    /// <summary>Whether it has no page, or one that found nobody in any round.</summary>
    private static async Task<bool> IsUnheardAsync(Work work, AlertGroup group, CancellationToken cancel) =>
        group.Page is not { } id || await work.PageAsync(id, cancel) is { Status: PageStatus.Exhausted, Deliveries.IsEmpty: true };

    /// <summary>With the service that each is routed to now, for a maintenance window may name it.</summary>
    private static ImmutableArray<Alert> Firing(IEnumerable<RoutedChange> changes) =>
        [
            .. changes
                .Where(change => change.Alert.IsFiring)
                .Select(change =>
                    change.Alert.Service == change.Routed.Service ? change.Alert : change.Alert with { Service = change.Routed.Service }
                ),
        ];

    private static string? Pings(IEnumerable<RoutedChange> changes) => Pings(changes.Select(change => change.Routed));

    /// <summary>Whether all of these are pings of a heartbeat: one that is not pages.</summary>
    private static string? Pings(IEnumerable<Routed> routed)
    {
        string?[] heartbeats = [.. routed.Select(one => one.Heartbeat).Distinct(StringComparer.Ordinal).Take(2)];
        return heartbeats is [{ } name] ? HeldReasons.Pings(name) : null;
    }

    /// <summary>A group is muted only when each of its alerts is; one that is not pages for all.</summary>
    internal static string? Why(Mute? mute) =>
        mute is null ? null
        : mute.Inhibition is { } inhibition ? HeldReasons.Inhibited(inhibition)
        : HeldReasons.Silenced(mute.Silence!);

    /// <summary>The open group of the changes: the one that they are in, else the one with their key.</summary>
    private static async Task<AlertGroup?> OpenAsync(Work work, IReadOnlyList<RoutedChange> changes, CancellationToken cancel)
    {
        AlertGroupId? known = changes.Select(change => change.Alert.Group).FirstOrDefault(id => id is not null);
        if (known is { } id && await work.GroupAsync(id, cancel) is { ClosedAt: null } open)
        {
            return open;
        }

        RoutedChange? joining = changes.FirstOrDefault(change => change.Alert.Group is null);
        return joining is null ? null : await work.OpenGroupAsync(joining.Routed.GroupKey, cancel);
    }
}
