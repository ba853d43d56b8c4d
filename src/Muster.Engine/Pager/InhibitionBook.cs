// Which firing alerts hide others, kept as rows so that no question has to look through all that fires.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Pager;

/// <summary>
/// The router writes the row of a source with the commit that routes it; <see cref="InhibitionWatch"/> puts right what the rules of yesterday left. An organisation
/// without inhibition rules reads and writes nothing here.
/// </summary>
public sealed class InhibitionBook(IViewStore views, OrganisationReader organisations)
{
    private readonly Lock _gate = new();
    private ImmutableArray<InhibitionRule> _of = [];
    private Inhibitions _rules = Inhibitions.None;

    public async Task<ActiveInhibitions> CurrentAsync(CancellationToken cancel)
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        if (organisation.Inhibitions.IsEmpty)
        {
            return ActiveInhibitions.None;
        }

        IReadOnlyList<View> rows = await views.AllAsync(Views.Inhibitor, [Views.Open], cancel);
        return Compiled(organisation.Inhibitions).With(rows.Select(row => row.Row<InhibitingAlert>()));
    }

    internal static View Row(InhibitingAlert source, bool isFiring, DateTimeOffset now) =>
        new(Views.Inhibitor, source.Fingerprint.ToString(), isFiring ? Views.Open : Views.Closed, now, "", ViewJson.Write(source));

    /// <summary>Keeps in this work whether an alert that changed hides others. An older episode does not speak for a later one.</summary>
    internal static void Note(Work work, Alert alert, ActiveInhibitions inhibitions)
    {
        if (inhibitions.Rules.IsEmpty)
        {
            return;
        }

        InhibitingAlert? known = inhibitions.Source(alert.Fingerprint);
        bool isSource = inhibitions.Rules.IsSource(alert);
        if ((isSource || known is not null) && !(known?.Id > alert.Id))
        {
            work.Put(Row(InhibitingAlert.Of(alert), isSource && alert.IsFiring, work.Now));
        }
    }

    private Inhibitions Compiled(ImmutableArray<InhibitionRule> rules)
    {
        lock (_gate)
        {
            if (rules != _of)
            {
                (_of, _rules) = (rules, new Inhibitions(rules));
            }

            return _rules;
        }
    }
}
