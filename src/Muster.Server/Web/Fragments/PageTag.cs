// The tag of a whole page: two that differ in anything that a person could see differ in it.
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Web.Views;

namespace Muster.Server.Web.Fragments;

internal static class PageTag
{
    /// <summary>Of what the page shows, the frame around it, whoever asks with their cookies, and the build. Null while a page rings: the frame counts down then.</summary>
    public static async Task<string?> OfAsync(HttpContext http, string rev)
    {
        Shell frame = http.RequestServices.GetService<IShellSource>() is { } source
            ? await source.ForAsync(http, http.RequestAborted)
            : new Shell();
        if (frame.Page is not null)
        {
            return null;
        }

        string[] seen =
        [
            rev,
            JsonSerializer.Serialize(frame),
            string.Join('\n', http.User.Claims.Select(claim => $"{claim.Type} {claim.Value}")),
            http.Request.Headers.Cookie.ToString(),
            typeof(PageTag).Module.ModuleVersionId.ToString(),
        ];
        return $"\"{Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(string.Join('\0', seen))))}\"";
    }
}
