// A silence as somebody fills in its form: as it is first shown, or as it was refused.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Server.Alerts.Pages;

/// <param name="Matchers">As Alertmanager writes them: <c>job="api", region=~"eu.*"</c>.</param>
/// <param name="Minutes">How long, as one of <see cref="Lengths"/>.</param>
/// <param name="Errors">At the names of the form's fields; empty when it was not posted yet.</param>
public sealed record SilenceForm(string Matchers, string Minutes, string Reason, ImmutableArray<FieldError> Errors)
{
    /// <summary>The lengths that are offered; a longer one is planned work, for the command line or amtool.</summary>
    public static readonly ImmutableArray<(string Minutes, string Words)> Lengths =
    [
        ("30", "30 minutes"),
        ("60", "1 hour"),
        ("120", "2 hours"),
        ("240", "4 hours"),
        ("480", "8 hours"),
        ("1440", "1 day"),
        ("4320", "3 days"),
        ("10080", "1 week"),
    ];

    private const string Usual = "120";

    public static SilenceForm Empty { get; } = new("", Usual, "", []);

    public static SilenceForm For(LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        IEnumerable<string> matchers = labels.Select(label =>
            new Matcher(label.Key, label.Value, IsRegex: false, IsEqual: true).ToString()
        );
        return Empty with { Matchers = string.Join(", ", matchers) };
    }

    public static SilenceForm Posted(IFormCollection fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(
            EdgeText.Line(fields["matchers"].ToString(), EdgeLimits.Matchers * EdgeLimits.LabelValueBytes),
            fields["minutes"].ToString(),
            EdgeText.Clean(fields["reason"].ToString(), EdgeLimits.TitleBytes),
            []
        );
    }

    /// <summary>The silence that it asks for; null with <paramref name="refused"/> when a field cannot be read.</summary>
    public SilenceDraft? Draft(string by, DateTimeOffset now, out SilenceForm refused)
    {
        ParsedMatchers parsed = MatcherParser.Parse(Matchers);
        bool known = Lengths.Any(one => one.Minutes == Minutes);
        FieldError?[] mistakes =
        [
            parsed.Error is { } wrong ? new("matchers", wrong) : null,
            known ? null : new("minutes", "Choose one of the lengths that are offered."),
        ];
        refused = this with { Errors = [.. mistakes.OfType<FieldError>()] };
        return refused.Errors.IsEmpty
            ? new(
                parsed.Matchers,
                StartsAt: null,
                now.AddMinutes(int.Parse(Minutes, NumberStyles.None, CultureInfo.InvariantCulture)),
                by,
                Reason
            )
            : null;
    }

    /// <summary>The form with what the rules refused, at the form's fields.</summary>
    public SilenceForm With(Rejection why)
    {
        ArgumentNullException.ThrowIfNull(why);
        return this with { Errors = [.. why.Errors.Select(error => error with { Field = FieldOf(error.Field) })] };
    }

    public string? Error(string field)
    {
        string all = string.Join(" ", Errors.Where(error => error.Field == field).Select(error => error.Message));
        return all.Length > 0 ? all : null;
    }

    /// <summary>The rules speak of the silence in Alertmanager's names, the form of what people fill in.</summary>
    private static string FieldOf(string field) =>
        field switch
        {
            "comment" => "reason",
            "endsAt" => "minutes",
            _ => "matchers",
        };
}
