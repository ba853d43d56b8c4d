// A browser without JavaScript: keeps cookies, says where a post comes from, does not follow redirects.
using System.Net;

namespace Muster.Server.Tests.Drivers;

public sealed class Browser : IDisposable
{
    private readonly HttpClient _http;
    private readonly CookieContainer _cookies = new();

    public Browser(Uri site)
    {
        Site = site;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = site };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public Uri Site { get; }

    /// <summary>The session cookie; null when there is none.</summary>
    public Cookie? Session
    {
        get => _cookies.GetCookies(Site).FirstOrDefault(cookie => cookie.Name is "muster" or "__Host-muster");
        set => _cookies.Add(Site, value!);
    }

    public void Dispose() => _http.Dispose();

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path, TestContext.Current.CancellationToken);

    /// <summary>Asks as a browser does that has kept the page with this tag.</summary>
    public Task<HttpResponseMessage> GetIfChangedAsync(string path, string tag) =>
        _http.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", tag } } },
            TestContext.Current.CancellationToken
        );

    /// <summary>Answers when the headers are there, for an answer without end.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path) =>
        _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    public async Task<string> PageAsync(string path)
    {
        HttpResponseMessage answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostAsync(path, "same-origin", fields);

    public Task<HttpResponseMessage> PostAsync(string path, string site, params (string Name, string Value)[] fields) =>
        _http.SendAsync(Post(path, site, fields), TestContext.Current.CancellationToken);

    /// <summary>A form that lay in the browser for so many seconds, as its script says.</summary>
    public Task<HttpResponseMessage> PostLateAsync(string path, string waited, (string Name, string Value)[] fields)
    {
        HttpRequestMessage request = Post(path, "same-origin", fields);
        request.Headers.Add("X-Waited", waited);
        return _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts a form in which a file was chosen, in parts.</summary>
    public Task<HttpResponseMessage> PostFileAsync(string path, string name, string text, params (string Name, string Value)[] fields)
    {
        HttpRequestMessage request = Post(path, "same-origin", []);
        MultipartFormDataContent parts = [];
        foreach ((string field, string value) in fields)
        {
            parts.Add(new StringContent(value), field);
        }

        parts.Add(new StringContent(text), name, "plan.ics");
        request.Content = parts;
        return _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts a form that stands on this page.</summary>
    public Task<HttpResponseMessage> PostFromAsync(Uri page, string path, params (string Name, string Value)[] fields)
    {
        HttpRequestMessage request = Post(path, "same-origin", fields);
        request.Headers.Referrer = page;
        return _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password) =>
        PostAsync("/sign-in", ("email", email), ("password", password));

    private HttpRequestMessage Post(string path, string site, (string Name, string Value)[] fields)
    {
        HttpRequestMessage request = new(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))),
        };
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Headers.Add("Origin", site == "same-origin" ? Site.GetLeftPart(UriPartial.Authority) : "https://evil.example.org");
        return request;
    }
}
