// What lies behind a number of the alerts' measures, one page of it.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Catalog;

namespace Muster.Server.Measures.Pages;

/// <param name="Title">What was counted.</param>
/// <param name="Start">How many stand on the pages before.</param>
/// <param name="Here">The address of the list without the place.</param>
public sealed record BehindAlertsView(
    MeasureQuestion Asked,
    string Title,
    ImmutableArray<BehindAlert> All,
    int Start,
    string Here,
    Organisation Organisation
)
{
    public IEnumerable<BehindAlert> Rows => All.Skip(Start).Take(BehindView.PageSize);

    public string? Newer => Start > 0 ? At(Math.Max(Start - BehindView.PageSize, 0)) : null;

    public string? Older => Start + BehindView.PageSize < All.Length ? At(Start + BehindView.PageSize) : null;

    public string? Summary =>
        All.IsEmpty ? null : string.Create(CultureInfo.InvariantCulture, $"{Start + 1:N0}–{Start + Rows.Count():N0} of {All.Length:N0}");

    private string At(int start) => start == 0 ? Here : string.Create(CultureInfo.InvariantCulture, $"{Here}&start={start}");
}
