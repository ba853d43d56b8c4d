// Which commands a customer's report takes.
using System.Diagnostics;
using Muster.Core.Kernel;
using Muster.Core.People;
using static Muster.Core.CustomerReports.CustomerReportCommand;

namespace Muster.Core.CustomerReports;

internal static class CustomerReportRules
{
    private const string Invalid = "customer_report.invalid";

    /// <summary>Clocks of phones differ by this much without anybody being wrong.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(15);

    private static readonly Rejection NotFound = Rejection.NotFound("customer_report.not_found", "There is no such report.");

    private static readonly Reason AlreadyReceived = new("already_received", "It was received before; it was sent twice.");

    private static readonly Reason AlreadyAside = new("already_set_aside", "It is marked as nonsense already.");

    private static readonly Reason NotAside = new("not_set_aside", "It is not marked as nonsense.");

    private static readonly Reason AlreadyLinked = new("already_linked", "It is linked to this incident already.");

    public static Decision<CustomerReportEvent> Decide(CustomerReport report, CustomerReportCommand command) =>
        command switch
        {
            Receive c => report.Exists ? AlreadyReceived : Take(c),
            _ when !report.Exists => NotFound,
            SetAside c => report.Aside is null ? PutAside(c) : AlreadyAside,
            TakeBack c => report.Aside is null ? NotAside : new CustomerReportEvent.TakenBack(c.By, c.At),
            Link c => report.Incident == c.Incident ? AlreadyLinked : new CustomerReportEvent.Linked(c.Incident, c.By, c.At),
            _ => throw new UnreachableException($"No rule answers {command.GetType().Name}."),
        };

    private static Decision<CustomerReportEvent> Take(Receive command)
    {
        string contact = command.Contact.Trim();
        ComponentId? component = command.Component.Length > 0 && Slug.IsValid(command.Component) ? new(command.Component) : null;
        FieldErrors errors = new FieldErrors()
            .When(
                command.Component.Length > 0 && !(component is { } named && command.Known.Contains(named)),
                "component",
                "That is not on the status page any more. Choose another, or “Something else”."
            )
            .When(command.Symptom is null, "symptom", "Choose what you see.")
            .Text("text", command.Text, ReportLimits.TextCharactersMax)
            .OptionalText("where", command.Where, ReportLimits.WhereCharactersMax)
            .When(
                command.StartedAt > command.At + ClockTolerance,
                "startedAt",
                "That is still to come. Say when it began, or leave it out."
            )
            .When(
                command.StartedAt < command.At - ReportLimits.LookBackMax,
                "startedAt",
                $"That is more than {ReportLimits.LookBackMax.TotalDays:0} days ago. Say when it began, or leave it out."
            )
            .When(
                contact.Length > 0 && !EmailAddress.IsValid(contact),
                "contact",
                "That is no e-mail address. Write one, such as ana@example.com, or leave it out."
            );
        string text = ReportText.Clean(command.Text);
        errors.When(!errors.Any && text.Length == 0, "text", "Say something here: it cannot be empty.");
        return errors.Any
            ? errors.Refuse(Invalid, "Nothing was sent, because something is not right.")
            : new CustomerReportEvent.Received(
                command.Id,
                component,
                command.Symptom!.Value,
                text,
                ReportText.Line(command.Where) is { Length: > 0 } where ? where : null,
                command.StartedAt > command.At ? command.At : command.StartedAt,
                command.Repeats,
                command.By,
                command.At
            );
    }

    private static Decision<CustomerReportEvent> PutAside(SetAside command)
    {
        FieldErrors errors = new FieldErrors().Text("reason", command.Reason, ReportLimits.ReasonCharactersMax);
        return errors.Any
            ? errors.Refuse(Invalid, "The report was not marked.")
            : new CustomerReportEvent.SetAside(command.Reason.Trim(), command.By, command.At);
    }
}
