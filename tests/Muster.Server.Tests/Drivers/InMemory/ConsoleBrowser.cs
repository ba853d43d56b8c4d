// A browser without a script: it reads pages, and posts forms as they stand.
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.TestHost;
using Muster.Core.Catalog;

namespace Muster.Server.Tests.Drivers.InMemory;

internal sealed class ConsoleBrowser : IAsyncDisposable
{
    private readonly HttpClient _client;

    private ConsoleBrowser(StreamFlowConsole console, HttpClient client)
    {
        Console = console;
        _client = client;
    }

    public StreamFlowConsole Console { get; }

    /// <summary>Follows no redirect, so that a test sees the answer itself.</summary>
    public static async Task<ConsoleBrowser> OpenAsync(DateTimeOffset? at = null, Organisation? organisation = null)
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

    /// <summary>Sends JSON; answers the body, or nothing where there is none.</summary>
    public async Task<JsonElement> SendAsync(
        HttpMethod method,
        string url,
        object? body,
        HttpStatusCode status = HttpStatusCode.OK,
        string? role = null
    )
    {
        using HttpRequestMessage request = new(method, url);
        request.Content = body is null ? null : JsonContent.Create(body);
        if (role is not null)
        {
            request.Headers.Add(SignedInAs.Header, role);
        }

        using HttpResponseMessage answer = await _client.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{method} {url} answered {(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Posts a form with the values that it shows, but for those that somebody changed.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(IElement? form, string? role = null, params (string Name, string Value)[] typed)
    {
        FilledForm filled = new FilledForm(form).With(typed);
        using HttpRequestMessage request = new(HttpMethod.Post, filled.Action);
        request.Content = new FormUrlEncodedContent(filled.Fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
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
