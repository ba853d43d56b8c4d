// What somebody said with a form of a review: who, about which incident, in which fields.
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Server.Web.Api;

namespace Muster.Server.Reviews.Pages;

/// <param name="Made">The id of what the form makes, if it makes something.</param>
/// <param name="Fields">Cleaned texts; of a field that was sent twice the last.</param>
public sealed record ReviewSaid(IncidentId Incident, Asking Asking, string Made, IReadOnlyDictionary<string, string> Fields)
{
    public Actor By => Asking.By;

    /// <summary>Null when the request carries no form.</summary>
    public static async Task<ReviewSaid?> ReadAsync(HttpContext http, IncidentId incident, IIds ids)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (!http.Request.HasFormContentType)
        {
            return null;
        }

        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        Asking asking = Asking.OfForm(http, form);
        Dictionary<string, string> fields = form.ToDictionary(
            field => field.Key,
            field => EdgeText.Clean(field.Value[^1] ?? "", ApiJson.TextBytesMax),
            StringComparer.Ordinal
        );
        return new(incident, asking, asking.NewId(ids), fields);
    }

    /// <summary>Empty when it was not sent.</summary>
    public string Text(string field) => Fields.GetValueOrDefault(field, "");

    /// <summary>Null when it was not sent or is blank.</summary>
    public string? Optional(string field) => Text(field) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>Null for what is not one of the names.</summary>
    public T? Choice<T>(string field)
        where T : struct, Enum => Enum.TryParse(Text(field), ignoreCase: true, out T chosen) && Enum.IsDefined(chosen) ? chosen : null;

    /// <summary>The last minute of a day in UTC, so that what is due on a day is not late on it; null for what is no day.</summary>
    public DateTimeOffset? EndOfDay(string field) =>
        DateOnly.TryParseExact(Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? new DateTimeOffset(day, new TimeOnly(23, 59), TimeSpan.Zero)
            : null;
}
