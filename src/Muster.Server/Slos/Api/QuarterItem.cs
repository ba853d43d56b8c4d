// The summary of a quarter as the API answers it.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Core.Slos.Policies;
using Muster.Server.Slos.Quarterly;

namespace Muster.Server.Slos.Api;

/// <param name="Quarter">Such as 2026Q4; its months begin at midnight UTC.</param>
/// <param name="Until">How far it is over.</param>
/// <param name="Shipped">By service, those with most changes first; what names no service is last.</param>
/// <param name="Spent">By objective, the SLO with least left first.</param>
/// <param name="Stopped">Changes that were stopped, or went although a budget was spent, the latest first; at most 100.</param>
/// <param name="Overrides">Those asked for in it, the latest first.</param>
/// <param name="Work">The action items of the reviews of incidents that spent something.</param>
/// <param name="Markdown">The same for people.</param>
public sealed record QuarterItem(
    string Quarter,
    DateTimeOffset Until,
    int? PolicyVersion,
    ImmutableArray<ShippedItem> Shipped,
    ImmutableArray<SpentItem> Spent,
    ImmutableArray<AskedGate> Asked,
    ImmutableArray<StoppedItem> Stopped,
    ImmutableArray<QuarterOverrideItem> Overrides,
    ImmutableArray<WorkItem> Work,
    string Markdown
)
{
    internal static QuarterItem Of(QuarterSummary summary, Organisation organisation) =>
        new(
            summary.Quarter.ToString(),
            summary.Until,
            summary.Policy?.Number,
            [.. summary.Shipped.Select(one => new ShippedItem(one.Service, one.Deploys, one.Others))],
            [
                .. summary.Spent.Select(one => new SpentItem(
                    one.Row.Id,
                    one.Goal.Title,
                    one.Goal.Objective.Target,
                    one.Budget.Left,
                    [.. one.Charges.Select(charge => new SpentOnItem(charge.Incident?.Id, charge.Spent.Share))]
                )),
            ],
            summary.Asked,
            [
                .. summary.Stopped.Select(one => new StoppedItem(
                    one.Slo,
                    one.Asked.Change,
                    one.Asked.Kind,
                    one.Asked.Verdict,
                    one.Asked.Reason,
                    one.Asked.First,
                    one.Asked.Last,
                    one.Asked.Times
                )),
            ],
            [
                .. summary.Overrides.Select(one => new QuarterOverrideItem(
                    one.Slo,
                    one.Person,
                    one.Consent?.Person,
                    one.Reason,
                    one.At,
                    one.Consent?.Until
                )),
            ],
            [
                .. summary.Work.Select(one => new WorkItem(
                    one.Incident,
                    one.Item.Text,
                    one.Item.Type,
                    one.Item.Owner,
                    one.Item.DueAt,
                    one.Item.Done is not null
                )),
            ],
            QuarterMarkdown.Write(summary, organisation)
        );
}

/// <param name="Service">Null for changes that name none.</param>
public sealed record ShippedItem(ServiceId? Service, int Deploys, int Others);

/// <param name="Left">Of the quarter's budget, 1 for all of it, below 0 where more was spent than there was; null where nothing may go wrong and something did.</param>
public sealed record SpentItem(SloId Slo, string Objective, double Target, double? Left, ImmutableArray<SpentOnItem> SpentOn);

/// <param name="Incident">Null for what was spent while none was open.</param>
/// <param name="Share">Of the quarter's budget; null where nothing was allowed.</param>
public sealed record SpentOnItem(IncidentId? Incident, double? Share);

/// <param name="Change">As its pipeline calls it; empty where it did not say.</param>
/// <param name="Times">How often it asked with this answer.</param>
public sealed record StoppedItem(
    SloId Slo,
    string Change,
    string Kind,
    GateVerdict Verdict,
    string Reason,
    DateTimeOffset First,
    DateTimeOffset Last,
    int Times
);

/// <param name="ConsentBy">Who agreed; null while nobody did.</param>
public sealed record QuarterOverrideItem(
    SloId Slo,
    PersonId Person,
    PersonId? ConsentBy,
    string Reason,
    DateTimeOffset At,
    DateTimeOffset? Until
);

public sealed record WorkItem(IncidentId Incident, string Text, ActionItemType Type, PersonId Owner, DateTimeOffset DueAt, bool Done);
