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

        HashSet<PersonId> collected = [];
        // Whoever sleeps is told when they wake, and not in a digest before.
        foreach (PersonId person in deliveries.Where(planned => planned.SendAt is null).Select(planned => planned.Person).Distinct())
        {
            if (!await TellsAloneAsync(work, person, new(page, subject.Severity, work.Now), cancel))
            {
                collected.Add(person);
            }
        }

        // What would follow the first message, by the person's own rules, does not follow a line of a digest.
        return
        [
            .. deliveries
                .Where(planned => planned.SendAt is null || !collected.Contains(planned.Person))
                .Select(planned =>
                    collected.Contains(planned.Person)
                        ? planned with
                        {
                            Digest = DigestId.Next(planned.Person, work.Now).ToString(),
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

        work.Put(new View(Views.Told, person.Value, Views.Recorded, next.At, "", ViewJson.Write(told.With(next))), row);
        return true;
    }

    /// <summary>Asked only where the answer matters.</summary>
    private async Task<FrozenSet<PageId>> AnsweredAsync(ToldPages told, DateTimeOffset now, CancellationToken cancel)
    {
        string[] recent = [.. told.Recent(now).Select(one => one.Page.Value).Distinct(StringComparer.Ordinal)];
        return recent.Length < DigestDefaults.MessagesMax && told.Recent(now).Count() < DigestDefaults.MessagesMax
            ? []
            : (await views.FindAsync(Views.Page, recent, cancel))
                .Select(view => view.Row<PageRow>())
                .Where(page => page.AcknowledgedBy is not null)
                .Select(page => page.Id)
                .ToFrozenSet();
    }
}
