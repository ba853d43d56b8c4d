// Fills in and posts the forms of a page as a browser without a script does.
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Muster.Server.Tests.Drivers;

internal static class Forms
{
    public static async Task<IHtmlDocument> ReadAsync(this Browser browser, string path) => Html.Parse(await browser.PageAsync(path));

    /// <summary>The page that an answer carries.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage answer) =>
        Html.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Posts the form with this id, with the values that the page shows but for those typed.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(
        this Browser browser,
        IHtmlDocument page,
        string form,
        params (string Name, string Value)[] typed
    )
    {
        FilledForm filled = new(page, form);
        Assert.DoesNotContain(filled.Form.QuerySelectorAll("button:not([name])"), button => button.HasAttribute("disabled"));
        foreach ((string name, _) in typed)
        {
            Assert.True(
                filled.Offered(name) is not null || filled.Form.QuerySelector($"button[name={name}]") is not null,
                $"{form} has no field {name}."
            );
        }

        return filled.With(typed).PostAsync(browser);
    }

    /// <summary>Posts a form that must be done; answers the page that it leads to.</summary>
    public static async Task<IHtmlDocument> DoneAsync(
        this Browser browser,
        IHtmlDocument page,
        string form,
        params (string Name, string Value)[] typed
    )
    {
        using HttpResponseMessage answer = await browser.SubmitAsync(page, form, typed);
        Assert.True(
            answer.StatusCode == System.Net.HttpStatusCode.SeeOther,
            $"{form} answered {answer.StatusCode}: {(await answer.PageAsync()).QuerySelector("main")?.TextContent}"
        );
        return await browser.ReadAsync(answer.Headers.Location!.OriginalString.Split('#')[0]);
    }

    /// <summary>Posts a form that must be refused; answers the page with what was typed.</summary>
    public static async Task<IHtmlDocument> RefusedAsync(
        this Browser browser,
        IHtmlDocument page,
        string form,
        int status,
        params (string Name, string Value)[] typed
    )
    {
        using HttpResponseMessage answer = await browser.SubmitAsync(page, form, typed);
        Assert.Equal(status, (int)answer.StatusCode);
        return await answer.PageAsync();
    }

    public static string Words(this IParentNode page, string selector) =>
        string.Join(' ', (page.QuerySelector(selector)?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The ids of the rows that match, without the part that says what they are.</summary>
    public static string[] Ids(this IParentNode page, string selector, string prefix) =>
        [.. page.QuerySelectorAll(selector).Select(row => row.Id![prefix.Length..])];
}
