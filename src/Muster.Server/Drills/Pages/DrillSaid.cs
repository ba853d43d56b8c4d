// What somebody said with a form of a drill: who, and in which fields.
using Microsoft.AspNetCore.Http;
using Muster.Core.Kernel;
using Muster.Server.Web.Api;

namespace Muster.Server.Drills.Pages;

/// <param name="Fields">Cleaned texts; of a field that was sent twice the last.</param>
internal sealed record DrillSaid(Asking Asking, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Null when the request carries no form.</summary>
    public static async Task<DrillSaid?> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            return null;
        }

        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        Dictionary<string, string> fields = form.ToDictionary(
            field => field.Key,
            field => EdgeText.Clean(field.Value[^1] ?? "", ApiJson.TextBytesMax),
            StringComparer.Ordinal
        );
        return new(Asking.OfForm(http, form), fields);
    }

    /// <summary>Empty when it was not sent.</summary>
    public string Text(string field) => Fields.GetValueOrDefault(field, "");
}
