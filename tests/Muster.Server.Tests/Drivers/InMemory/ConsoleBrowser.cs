// A browser without a script: it reads pages, and posts forms as they stand.
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.TestHost;
using Muster.Core.Catalog;
using Muster.Server.Tests.Web;

namespace Muster.Server.Tests.Driving;

internal sealed class Browser : IAsyncDisposable
{
    private readonly HttpClient _client;

    private Browser(StreamFlowConsole console, HttpClient client)
    {
        Console = console;
        _client = client;
    }

    public StreamFlowConsole Console { get; }

    /// <summary>Follows no redirect, so that a test sees the answer itself.</summary>
    public static async Task<Browser> OpenAsync(DateTimeOffset? at = null, Organisation? organisation = null)
    {
        StreamFlowConsole console = await StreamFlowConsole.StartAsync(
            builder => builder.WebHost.UseTestServer(),
            at,
            organisation: organisation
        );
        return new(console, ((TestServer)console.Get<Microsoft.AspNetCore.Hosting.Server.IServer>()).CreateClient());
    }

    public async Task<IHtmlDocument> PageAsync(string url, int status = 200, string? role = null)
    {
        using HttpResponseMessage answer = await GetAsync(url, role);
        Assert.Equal(status, (int)answer.StatusCode);
        return Html.Parse(await answer.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> GetAsync(string url, string? role = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, url);
        request.Headers.Accept.ParseAdd("text/html");
        if (role is not null)
        {
            request.Headers.Add(SignedInAs.Header, role);
        }

        return await _client.SendAsync(request);
    }

    public async Task<JsonElement> JsonAsync(string url, int status = 200)
    {
        using HttpResponseMessage answer = await _client.GetAsync(new Uri(url, UriKind.Relative));
        Assert.Equal(status, (int)answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>Posts a form with the values that it shows, but for those that somebody changed.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(IElement? form, string? role = null, params (string Name, string Value)[] typed)
    {
        IHtmlFormElement shown = Assert.IsType<IHtmlFormElement>(form, exactMatch: false);
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (IElement field in shown.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            switch (field)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }:
                    break;
                case IHtmlInputElement input:
                    values[input.Name!] = input.Value;
                    break;
                case IHtmlTextAreaElement area:
                    values[area.Name!] = area.Value;
                    break;
                case IHtmlSelectElement select:
                    values[select.Name!] = select.Value ?? "";
                    break;
            }
        }

        foreach ((string name, string value) in typed)
        {
            values[name] = value;
        }

        using HttpRequestMessage request = new(HttpMethod.Post, shown.GetAttribute("action"));
        request.Content = new FormUrlEncodedContent(values);
        if (role is not null)
        {
            request.Headers.Add(SignedInAs.Header, role);
        }

        return await _client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Console.DisposeAsync();
    }
}
