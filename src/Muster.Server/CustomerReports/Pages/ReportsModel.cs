// What the page of customers' reports shows, for one reader at one instant.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.CustomerReports;
using Muster.Core.Kernel;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.CustomerReports.Pages;

/// <param name="Rows">Newest first.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
/// <param name="Waves">What so many customers report now that it is an alert.</param>
public sealed record ReportsModel(
    ReportListing Asked,
    ImmutableArray<CustomerReportRow> Rows,
    string? Next,
    ImmutableArray<(ReportedComponent Component, ReportWave Wave)> Waves,
    ImmutableArray<ReportedComponent> Components,
    Organisation Organisation,
    Caller Reader,
    string Rev
)
{
    public const string Topics = Views.CustomerReport + "," + Views.Organisation;

    public string Url(string? status = null, string? cursor = null, string path = "/customer-reports") =>
        $"{path}?status={status ?? Asked.Status}"
        + (Asked.Component is { } component ? "&component=" + Uri.EscapeDataString(component) : "")
        + (Asked.Search.Length > 0 ? "&q=" + Uri.EscapeDataString(Asked.Search) : "")
        + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor));

    public string LiveUrl => Url(cursor: Asked.After is { } after ? Cursors.Write(after) : null, path: "/customer-reports/live");

    public string NameOf(ComponentId? component) =>
        Components.FirstOrDefault(one => one.Id == component)?.Name ?? component?.Value ?? "Something else";

    public string NameOf(Actor actor) =>
        Core.Incidents.TimelineText.Who(actor, person => Organisation.Person(person)?.Name ?? person.Value);
}
