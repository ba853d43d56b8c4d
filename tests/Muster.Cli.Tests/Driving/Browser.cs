// Signs in as a person does in a browser without script: a form, a cookie, a page.
using System.Net;

namespace Muster.Cli.Tests.Driving;

internal static class Browser
{
    /// <summary>Signs in and answers the account's own page; null when the server refused.</summary>
    public static async Task<string?> AccountPageAsync(Uri server, string email, string password)
    {
        using HttpClientHandler handler = new() { AllowAutoRedirect = false };
        using HttpClient http = new(handler) { BaseAddress = server };
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using FormUrlEncodedContent form = new([new("email", email), new("password", password), new("return", "/account")]);
        using HttpResponseMessage answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        return answer.StatusCode == HttpStatusCode.SeeOther && answer.Headers.Location?.OriginalString == "/account"
            ? await http.GetStringAsync(new Uri("/account", UriKind.Relative))
            : null;
    }

    /// <summary>Presses "Play a drill now" without any account and answers the page of drills; null where there is no such door.</summary>
    public static async Task<string?> EnteredAsync(Uri server)
    {
        using HttpClientHandler handler = new() { AllowAutoRedirect = false };
        using HttpClient http = new(handler) { BaseAddress = server };
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using FormUrlEncodedContent form = new([new("to", "play")]);
        using HttpResponseMessage answer = await http.PostAsync(new Uri("/sign-in/demo", UriKind.Relative), form);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await http.GetStringAsync(answer.Headers.Location);
    }
}
