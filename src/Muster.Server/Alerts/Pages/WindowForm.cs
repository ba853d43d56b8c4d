// A maintenance window as somebody fills in its form: as it is first shown, or as it was refused.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Server.Alerts.Api;

namespace Muster.Server.Alerts.Pages;

/// <param name="From">As browsers write a local time, in <paramref name="Zone"/>.</param>
/// <param name="Minutes">How long, as one of <see cref="SilenceForm.Lengths"/>.</param>
/// <param name="Errors">At the names of the form's fields; empty when it was not posted yet.</param>
public sealed record WindowForm(
    string Service,
    string Matchers,
    string From,
    string Zone,
    string Minutes,
    string Weeks,
    string Reason,
    ImmutableArray<FieldError> Errors
)
{
    /// <summary>Begins to be filled in: the next full hour of the reader, for two hours, once.</summary>
    public static WindowForm Empty(Organisation organisation, PersonId? reader, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        string zone = reader is { } person ? organisation.Person(person)?.Zone ?? "Etc/UTC" : "Etc/UTC";
        DateTimeOffset hour = new DateTimeOffset(now.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero).AddHours(1);
        return new("", "", WallTime.Write(hour, zone), zone, "120", "1", "", []);
    }

    public WindowForm Posted(IFormCollection fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return this with
        {
            Service = EdgeText.Line(fields["service"].ToString(), EdgeLimits.NameBytes),
            Matchers = EdgeText.Line(fields["matchers"].ToString(), EdgeLimits.Matchers * EdgeLimits.LabelValueBytes),
            From = EdgeText.Line(fields["from"].ToString(), EdgeLimits.NameBytes),
            Minutes = fields["minutes"].ToString(),
            Weeks = fields["weeks"].ToString(),
            Reason = EdgeText.Clean(fields["reason"].ToString(), EdgeLimits.TitleBytes),
        };
    }

    /// <summary>The silences that it asks for, one a week; empty with <paramref name="refused"/> when a field is not right.</summary>
    public ImmutableArray<SilenceDraft> Drafts(string by, Organisation organisation, DateTimeOffset now, out WindowForm refused)
    {
        DateTimeOffset? from = WallTime.Read(From, Zone);
        bool isLength = SilenceForm.Lengths.Any(one => one.Minutes == Minutes);
        int weeks = int.TryParse(Weeks, NumberStyles.None, CultureInfo.InvariantCulture, out int read) ? read : 0;
        FieldErrors mistakes = new FieldErrors()
            .When(from is null, "from", "Write a day and a time, such as 2026-12-01T22:00.")
            .When(!isLength, "minutes", "Choose one of the lengths that are offered.");
        DateTimeOffset start = from ?? now;
        double minutes = isLength ? int.Parse(Minutes, NumberStyles.None, CultureInfo.InvariantCulture) : 1;
        SilenceBody body = new(
            start.AddMinutes(minutes),
            Reason,
            Matchers.Length > 0 ? [Matchers] : null,
            Service.Length > 0 ? [Service] : null,
            start,
            Weeks: weeks,
            Zone: Zone
        );
        ImmutableArray<SilenceDraft> drafts = body.Drafts(by, organisation, now, mistakes);
        refused = mistakes.Any ? this with { Errors = [.. mistakes.Refuse("silence.invalid", "").Errors.Select(InForm)] } : this;
        return drafts;
    }

    public string? Error(string field)
    {
        string all = string.Join(" ", Errors.Where(error => error.Field == field).Select(error => error.Message));
        return all.Length > 0 ? all : null;
    }

    private static FieldError InForm(FieldError error) =>
        error with
        {
            Field =
                error.Field.StartsWith("matchers", StringComparison.Ordinal) ? "matchers"
                : error.Field.StartsWith("services", StringComparison.Ordinal) ? "service"
                : error.Field == "endsAt" ? "from"
                : error.Field,
        };
}
