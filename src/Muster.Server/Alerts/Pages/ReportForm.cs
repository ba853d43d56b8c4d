// A report as somebody fills in its form: as it is first shown, or as it was refused.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Intake;

namespace Muster.Server.Alerts.Pages;

/// <param name="Service">The id of the service; empty when nobody knows.</param>
/// <param name="Severity">As <c>SEV-2</c>.</param>
/// <param name="Ago">Since how many minutes, as one of <see cref="Starts"/>.</param>
public sealed record ReportForm(string Title, string Service, string Severity, string Ago, string Detail, ImmutableArray<FieldError> Errors)
{
    public static readonly ImmutableArray<(string Minutes, string Words)> Starts =
    [
        ("0", "Just now"),
        ("5", "5 minutes ago"),
        ("15", "15 minutes ago"),
        ("30", "30 minutes ago"),
        ("60", "1 hour ago"),
        ("240", "4 hours ago"),
        ("1440", "Yesterday"),
    ];

    public static ReportForm Empty { get; } = new("", "", SeverityLabels.Unknown.Label(), "0", "", []);

    public static ReportForm Posted(IFormCollection fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(
            EdgeText.Line(fields["title"].ToString(), EdgeLimits.DetailsBytes),
            fields["service"].ToString(),
            fields["severity"].ToString(),
            fields["ago"].ToString(),
            EdgeText.Clean(fields["detail"].ToString(), EdgeLimits.DetailsBytes),
            []
        );
    }

    /// <summary>The report; null with <paramref name="refused"/> when something in the form is not right.</summary>
    public ManualReport? Read(PersonId by, Organisation organisation, DateTimeOffset now, out ReportForm refused)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        Severity[] severities = [.. Enum.GetValues<Severity>().Where(one => one.Label() == Severity)];
        FieldErrors errors = new FieldErrors()
            .Text("title", Title, EdgeLimits.TitleBytes)
            .When(
                Service.Length > 0 && !organisation.Services.ContainsKey(Service),
                "service",
                "There is no such service any more. Choose another, or none."
            )
            .When(severities.Length == 0, "severity", "Choose one of those that are offered.")
            .When(!Starts.Any(one => one.Minutes == Ago), "ago", "Choose one of those that are offered.");
        refused = this with { Errors = errors.Any ? errors.Refuse("report.invalid", "Nothing was reported.").Errors : [] };
        return errors.Any
            ? null
            : new(
                EdgeText.Line(Title, EdgeLimits.TitleBytes),
                Detail.Length > 0 ? Detail : null,
                Service.Length > 0 ? ServiceId.Parse(Service) : null,
                severities[0],
                now.AddMinutes(-int.Parse(Ago, NumberStyles.None, CultureInfo.InvariantCulture)),
                by
            );
    }

    public string? Error(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;
}
