// Which messages of a step leave on their own, and which are collected in their person's next digest.
using System.Collections.Frozen;
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

/// <summary>
/// Decided person by person, in the work that notifies the step: what a person was told is one row, and two steps that tell them at once conflict, so that the bound
/// holds on any number of nodes. A message that is collected writes nothing to that row: a storm does not queue up behind it.
/// </summary>
public sealed class DigestPlan(IViewStore views)
{
    /// <summary>The deliveries in the same order. Pages that ask one person for something of their own are never collected.</summary>
    internal async Task<ImmutableArray<PlannedDelivery>> OfAsync(
        Work work,
        PageSubject subject,
        PageId page,
        ImmutableArray<PlannedDelivery> deliveries,
        CancellationToken cancel
    )
    {
        if (subject is not { Purpose: PagePurpose.Respond, Group: not null })
        {
            return deliveries;
        }

        // Whoever sleeps is told when they wake, with whatever else waits for that: what leaves then is counted there.
        Dictionary<PersonId, DateTimeOffset> collected = [];
        foreach (IGrouping<PersonId, PlannedDelivery> theirs in deliveries.GroupBy(planned => planned.Person))
        {
            DateTimeOffset at = theirs.Min(planned => planned.SendAt ?? work.Now);
            if (!await TellsAloneAsync(work, theirs.Key, new(page, subject.Severity, at), cancel))
            {
                collected[theirs.Key] = at;
            }
        }

        // What would follow the first message, by the person's own rules, does not follow a line of a digest.
        return
        [
            .. deliveries
                .Where(planned => !collected.TryGetValue(planned.Person, out DateTimeOffset at) || !(planned.SendAt > at))
                .Select(planned =>
                    collected.TryGetValue(planned.Person, out DateTimeOffset at)
                        ? planned with
                        {
                            Digest = DigestId.Next(planned.Person, at).ToString(),
                        }
                        : planned
                ),
        ];
    }

    private async Task<bool> TellsAloneAsync(Work work, PersonId person, ToldPage next, CancellationToken cancel)
    {
        View? row = await views.FindAsync(Views.Told, person.Value, cancel);
        ToldPages told = row?.Row<ToldPages>() ?? ToldPages.None;
        if (!told.TellsAlone(next.Severity, await AnsweredAsync(told, next.At, cancel), next.At))
        {
            return false;
        }

        work.Put(new View(Views.Told, person.Value, Views.Recorded, work.Now, "", ViewJson.Write(told.With(next, work.Now))), row);
        return true;
    }

    /// <summary>Asked only where the answer matters.</summary>
    private async Task<FrozenSet<PageId>> AnsweredAsync(ToldPages told, DateTimeOffset at, CancellationToken cancel)
    {
        string[] around = [.. told.Around(at).Select(one => one.Page.Value)];
        return around.Length < DigestDefaults.MessagesMax
            ? []
            : (await views.FindAsync(Views.Page, [.. around.Distinct(StringComparer.Ordinal)], cancel))
                .Select(view => view.Row<PageRow>())
                .Where(page => page.AcknowledgedBy is not null)
                .Select(page => page.Id)
                .ToFrozenSet();
    }
}
