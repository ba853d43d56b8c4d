// The reader's choice of theme, kept in a cookie so that the first paint is already right.
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Web.Views;

/// <summary>`dark`, `light`, or nothing for what the system says.</summary>
public static class ThemeCookie
{
    private const string Name = "muster-theme";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>The chosen theme; null when the system decides.</summary>
    public static string? Read(HttpRequest request) => Known(request.Cookies[Name]);

    /// <summary>The choice that follows on the button: automatic, dark, light and round again.</summary>
    public static string After(string? theme) =>
        theme switch
        {
            null => "dark",
            "dark" => "light",
            _ => "auto",
        };

    /// <summary>Remembers a choice; anything but `dark` and `light` forgets it.</summary>
    public static void Write(HttpResponse response, string? theme)
    {
        if (Known(theme) is { } known)
        {
            var options = new CookieOptions
            {
                MaxAge = Kept,
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                Secure = response.HttpContext.Request.IsHttps,
                Path = "/",
                IsEssential = true,
            };
            response.Cookies.Append(Name, known, options);
        }
        else
        {
            response.Cookies.Delete(Name, new CookieOptions { Path = "/" });
        }
    }

    private static string? Known(string? theme) => theme is "dark" or "light" ? theme : null;
}
