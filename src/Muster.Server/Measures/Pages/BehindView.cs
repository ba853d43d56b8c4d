// The incidents behind a number, one page of them.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Measures;

namespace Muster.Server.Measures.Pages;

/// <param name="Measure">Only those that have this time, the longest first; null for all, the latest first.</param>
/// <param name="IsOfUpdates">Only those that promised an update, those that broke most of their promises first.</param>
/// <param name="Count">How many there are on all pages.</param>
/// <param name="Start">How many stand on the pages before.</param>
/// <param name="Here">The address of the list without the place.</param>
public sealed record BehindView(
    MeasureQuestion Asked,
    IncidentType Type,
    IncidentMeasure? Measure,
    bool IsOfUpdates,
    ImmutableArray<IncidentFacts> Rows,
    int Count,
    int Start,
    string Here,
    Organisation Organisation
)
{
    public const int PageSize = 50;

    public string? Newer => Start > 0 ? At(Math.Max(Start - PageSize, 0)) : null;

    public string? Older => Start + PageSize < Count ? At(Start + PageSize) : null;

    public string? Summary =>
        Rows.IsEmpty ? null : string.Create(CultureInfo.InvariantCulture, $"{Start + 1:N0}–{Start + Rows.Length:N0} of {Count:N0}");

    public string GroupLabel(string key) => new IncidentKeys(Organisation, Asked.By).Label(key);

    public PromisesKept Updates(IncidentFacts one) => UpdatesOf(one, Organisation);

    internal static PromisesKept UpdatesOf(IncidentFacts one, Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(organisation);
        return PromisesKept.Of(one.Promises, one.FirstStatements, organisation.ResponsePolicy(one.Severity));
    }

    private string At(int start) => start == 0 ? Here : string.Create(CultureInfo.InvariantCulture, $"{Here}&start={start}");
}
