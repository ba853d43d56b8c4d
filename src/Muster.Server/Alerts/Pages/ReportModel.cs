// What the page of a report shows.
using Muster.Core.Catalog;

namespace Muster.Server.Alerts.Pages;

public sealed record ReportModel(ReportForm Form, Organisation Organisation);
