// The fields of a posted form, or the answer when there are none.
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Alerts.Pages;

internal static class FormFields
{
    /// <summary>Null when the request is no form, or one that nobody fills in by hand.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpContext http)
    {
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
}
