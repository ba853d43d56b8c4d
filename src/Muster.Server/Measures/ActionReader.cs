// Reads what became of the action items that were done in a period, and of those that are overdue.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.Measures;

public sealed class ActionReader(IViewStore views, ActionEffects effects, OrganisationReader organisations, TimeProvider clock)
{
    /// <summary>5,000 action items that were done in a period: more than two for each incident of a busy year's reviews.</summary>
    public const int Most = 5_000;

    /// <summary>Those that were done in the period, the latest first, then those that are overdue now; of drills none.</summary>
    public async Task<ImmutableArray<MeasuredAction>> ReadAsync(MeasureQuestion asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        (IReadOnlyList<View> done, _) = await views.BetweenAsync(
            Views.Action,
            [Views.Done],
            asked.Period.From,
            asked.Period.To,
            Most,
            cancel
        );
        IReadOnlyList<View> overdue = await views.AllAsync(Views.Action, [Views.Overdue], cancel);
        ActionRow[] rows = [.. done.Concat(overdue).Select(view => view.Row<ActionRow>()).Where(row => Takes(asked, organisation, row))];
        IReadOnlyDictionary<string, ActionEffect> found = await effects.OfAsync(rows, clock.GetUtcNow(), cancel);
        return [.. rows.Select(row => new MeasuredAction(row, [.. Results(row, found)]))];
    }

    private static IEnumerable<ActionResult> Results(ActionRow row, IReadOnlyDictionary<string, ActionEffect> effects)
    {
        if (row.Item.Done is not { } done)
        {
            yield return ActionResult.Overdue;
            yield break;
        }

        yield return done.At <= row.Item.DueAt ? ActionResult.InTime : ActionResult.Late;
        yield return effects.GetValueOrDefault(ActionRow.IdOf(row.Incident, row.Item.Id)) switch
        {
            ActionEffect.Held => ActionResult.Held,
            ActionEffect.Recurred => ActionResult.Recurred,
            ActionEffect.TooEarly => ActionResult.TooEarly,
            _ => ActionResult.Unknown,
        };
    }

    private static bool Takes(MeasureQuestion asked, Organisation organisation, ActionRow row) =>
        (asked.Severity is null || row.Severity == asked.Severity)
        && (asked.Service is null || row.Service == asked.Service)
        && (asked.Team is null || (row.Service is { } service ? organisation.Service(service)?.Team : null) == asked.Team);
}
