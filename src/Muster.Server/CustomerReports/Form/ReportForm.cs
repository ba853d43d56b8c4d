// The form “Something is broken”: what can be chosen, what was typed, and what is wrong with it.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Muster.Core.CustomerReports;
using Muster.Core.Kernel;
using Muster.Engine.Intake;

namespace Muster.Server.CustomerReports.Form;

/// <param name="Stamp">Signed, new for each time that the form is shown.</param>
/// <param name="Sent">What stands in the fields.</param>
/// <param name="Began">Minutes ago, as the form offers them; empty when nobody says.</param>
/// <param name="Known">What the status page says already.</param>
public sealed record ReportForm(
    ImmutableArray<ReportedComponent> Components,
    string Stamp,
    SentReport Sent,
    string Began,
    ImmutableArray<KnownTrouble> Known
)
{
    /// <summary>Where it is below the address of the status page.</summary>
    public const string Name = "report";

    /// <summary>Minutes ago, as the form offers them; each has words, and none is said by the empty one.</summary>
    public static readonly ImmutableArray<string> Beginnings = ["", "0", "15", "60", "360", "1440"];

    public ImmutableArray<FieldError> Errors { get; init; } = [];

    /// <summary>The key of the words for why it was not taken, when no field is to blame; null when it was not refused.</summary>
    public string? Notice { get; init; }

    public static SentReport Blank(string component) => new(component, "", "", "", null, "", "");

    /// <summary>What was posted; a field that is longer than anybody types is cut, so that it can be shown again.</summary>
    public static (SentReport Sent, string Began) Read(IFormCollection fields, string language, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(fields);
        string began = Beginnings.FirstOrDefault(choice => choice == fields["began"].ToString()) ?? "";
        return (
            new(
                Line(fields, "component"),
                Line(fields, "symptom"),
                EdgeText.Clean(fields["text"].ToString(), EdgeLimits.DetailsBytes),
                Line(fields, "where"),
                began.Length > 0 ? now - TimeSpan.FromMinutes(int.Parse(began, System.Globalization.CultureInfo.InvariantCulture)) : null,
                fields["contact"].ToString() is { Length: <= EdgeLimits.TitleBytes } contact ? contact.Trim() : "?",
                language
            ),
            began
        );
    }

    /// <summary>What is known: of the component that was chosen, else all of it.</summary>
    public IEnumerable<KnownTrouble> Shown =>
        Known.Where(one => Sent.Component.Length == 0 || one.Components.Any(component => component.Value == Sent.Component));

    public FieldError? Error(string field) => Errors.FirstOrDefault(error => error.Field == field);

    private static string Line(IFormCollection fields, string field) => EdgeText.Line(fields[field].ToString(), EdgeLimits.TitleBytes);
}
