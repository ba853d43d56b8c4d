// What people make of a customer's report: nonsense, no nonsense, or a word about an incident.
using Muster.Core.CustomerReports;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Api;

namespace Muster.Server.CustomerReports;

public sealed class ReportWriter(CommandRunner runner)
{
    public Task<Outcome> SetAsideAsync(CustomerReportId id, string reason, Asking asking) =>
        DecideAsync(id, asking, (by, at) => new CustomerReportCommand.SetAside(EdgeText.Line(reason, EdgeLimits.TitleBytes), by, at));

    public Task<Outcome> TakeBackAsync(CustomerReportId id, Asking asking) =>
        DecideAsync(id, asking, (by, at) => new CustomerReportCommand.TakeBack(by, at));

    /// <param name="incident">As somebody typed it.</param>
    public Task<Outcome> LinkAsync(CustomerReportId id, string incident, Asking asking)
    {
        ArgumentNullException.ThrowIfNull(asking);
        return runner.RunAsync(
            asking.Operation,
            async (work, cancel) =>
                IncidentId.TryParse(incident.Trim(), out IncidentId named) && (await work.IncidentAsync(named, cancel)).Exists
                    ? await work.DecideCustomerReportAsync(id, new CustomerReportCommand.Link(named, asking.By, work.Now), cancel)
                    : new FieldErrors()
                        .When(wrong: true, "incident", "There is no such incident. Use its number, such as INC-42.")
                        .Refuse("customer_report.invalid", "The report was not linked."),
            CancellationToken.None
        );
    }

    private Task<Outcome> DecideAsync(CustomerReportId id, Asking asking, Func<Actor, DateTimeOffset, CustomerReportCommand> command)
    {
        ArgumentNullException.ThrowIfNull(asking);
        return runner.RunAsync(
            asking.Operation,
            (work, cancel) => work.DecideCustomerReportAsync(id, command(asking.By, work.Now), cancel),
            CancellationToken.None
        );
    }
}
