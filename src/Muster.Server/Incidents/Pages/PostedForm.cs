// The fields of a posted form, read into the words of the domain, with every mistake kept.
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Incidents.Pages;

/// <summary>A form of the console cannot be wrong in most of these ways; one that was kept, edited or made by hand can.</summary>
public sealed class PostedForm(IFormCollection fields, DateTimeOffset now, TimeSpan waited)
{
    private readonly FieldErrors _errors = new();

    /// <summary>The fields of the request; null when it is no form, or one that nobody fills in by hand.</summary>
    public static async Task<IFormCollection?> FieldsAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        try
        {
            return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    public static IResult Unreadable(HttpContext http) =>
        PostResult.Refused(
            http,
            StatusCodes.Status400BadRequest,
            "That form could not be read",
            "Nothing was changed. Go back, check what you typed and send it again.",
            "request.malformed"
        );

    public DateTimeOffset Now { get; } = now;

    /// <summary>When the button was pressed: before <see cref="Now"/> where the form waited for a connection.</summary>
    public DateTimeOffset Written { get; } = now - waited;

    public IFormCollection Fields { get; } = fields;

    /// <summary>The mistakes found so far; null when there are none.</summary>
    public Rejection? Refusal =>
        _errors.Any ? _errors.Refuse(IncidentMistakes.Code, "Nothing was changed, because the input is not right.") : null;

    /// <summary>Cleaned; empty when the field is missing, which is for the rules to judge.</summary>
    public string Text(string field) => EdgeText.Clean(Fields[field].ToString(), ApiJson.TextBytesMax);

    /// <summary>Null when the field is empty.</summary>
    public string? OptionalText(string field) => Text(field) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>An id without a value when nobody was chosen, which is for the rules to judge.</summary>
    public PersonId Person(string field) => new(Line(field));

    public PersonId? OptionalPerson(string field) => Line(field) is { Length: > 0 } id ? new PersonId(id) : null;

    /// <summary>One of an enum's names as JSON has them.</summary>
    public TEnum Choice<TEnum>(string field)
        where TEnum : struct, Enum
    {
        string asked = Line(field);
        TEnum[] found = [.. Enum.GetValues<TEnum>().Where(one => string.Equals(NameOf(one), asked, StringComparison.OrdinalIgnoreCase))];
        _errors.When(found.Length == 0, field, "Choose one of those that are offered.");
        return found.FirstOrDefault();
    }

    /// <summary>Those of a field that may have several values, each one of an enum's names as JSON has them; what is none is a mistake.</summary>
    public IReadOnlyList<TEnum> Choices<TEnum>(string field)
        where TEnum : struct, Enum
    {
        string[] asked = [.. Fields[field].Where(one => !string.IsNullOrEmpty(one)).Select(one => one!)];
        TEnum[] found = [.. Enum.GetValues<TEnum>().Where(one => asked.Contains(NameOf(one), StringComparer.OrdinalIgnoreCase))];
        _errors.When(
            found.Length != asked.Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            field,
            "Choose one of those that are offered."
        );
        return found;
    }

    /// <summary>A span of minutes from now; null when the field is empty.</summary>
    public DateTimeOffset? InMinutes(string field)
    {
        string asked = Line(field);
        bool read = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) && minutes <= MinutesMax;
        _errors.When(!read && asked.Length > 0, field, $"Choose 1 to {MinutesMax} minutes.");
        return read ? Now.AddMinutes(minutes) : null;
    }

    /// <summary>An instant that was given in UTC; null when the field is empty.</summary>
    public DateTimeOffset? At(string field)
    {
        DateTimeOffset? read = Instant(field);
        _errors.When(read is null && Line(field).Length > 0, field, "This is no date with a time. Write it as 2026-11-23T02:55, in UTC.");
        return read;
    }

    /// <summary>When it happened, as the writer says; else when they wrote it, where that was before it arrived; else null.</summary>
    public DateTimeOffset? AtOrWritten(string field) => At(field) ?? (Written < Now ? Written : null);

    /// <summary>The instant or the minutes ago, whichever the person chose. The form must give one.</summary>
    public DateTimeOffset AtOrAgo(string field)
    {
        bool isSaid = Line(field).Length > 0 || Line(field + AgoPick.Ago).Length > 0;
        _errors.When(!isSaid, field, "Choose how long ago it was, or give the instant.");
        return OptionalAtOrAgo(field) ?? Written;
    }

    /// <summary>An instant that differs from the one that the form offered; else the minutes ago; else the one offered. Null for none.</summary>
    public DateTimeOffset? OptionalAtOrAgo(string field)
    {
        string asked = Line(field + AgoPick.Ago);
        bool read = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) && minutes <= MinutesMax;
        _errors.When(!read && asked.Length > 0, field, $"Choose 0 to {MinutesMax} minutes.");
        DateTimeOffset? at = At(field);
        bool typed = at is not null && at != Instant(field + AgoPick.Offered);
        return read && !typed ? Written.AddMinutes(-minutes) : at;
    }

    private DateTimeOffset? Instant(string field) =>
        DateTimeOffset.TryParse(
            Line(field),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTimeOffset instant
        )
            ? instant
            : null;

    private static int MinutesMax => (int)IncidentLimits.PromiseMax.TotalMinutes;

    private string Line(string field) => EdgeText.Line(Fields[field].ToString(), EdgeLimits.NameBytes);

    private static string NameOf<TEnum>(TEnum one)
        where TEnum : struct, Enum =>
        typeof(TEnum).GetField(one.ToString())?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? one.ToString();
}
