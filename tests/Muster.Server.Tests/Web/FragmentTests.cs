// Pages, their living parts, and the answers to form posts.
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Drivers.InMemory;
using Muster.Server.Web.Components;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Tests.Web;

public sealed class FragmentTests
{
    [Fact]
    public async Task The_newest_revision_is_answered_304_without_loading_anything()
    {
        var loads = 0;
        await using var host = await WebHost.StartAsync(app =>
            app.MapGet("/live-part", (HttpContext http, TimeProvider _) => Fragment.LiveAsync<Zone>(http, "3.7", () => Load(ref loads)))
        );
        using var client = host.Client();

        using var first = await client.GetAsync("/live-part");
        using var again = await AskAsync(client, "\"3.7\"");
        using var weakened = await AskAsync(client, "W/\"3.7\"");
        using var older = await AskAsync(client, "\"3.6\"");

        Assert.Equal("\"3.7\"", first.Headers.ETag?.Tag);
        Assert.Equal(
            "private, no-cache",
            first.Headers.CacheControl?.ToString().Replace("no-cache, private", "private, no-cache", StringComparison.Ordinal)
        );
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, weakened.StatusCode);
        Assert.Equal(HttpStatusCode.OK, older.StatusCode);
        Assert.Equal(2, loads);
    }

    [Fact]
    public async Task A_post_without_the_script_is_sent_on_with_303()
    {
        await using var host = await Posting();
        using var client = host.Client();

        using var response = await client.PostAsync("/done", null);

        Assert.Equal(303, (int)response.StatusCode);
        Assert.Equal("/incidents/INC-42", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_post_of_the_script_is_told_where_to_go_and_what_to_say()
    {
        await using var host = await Posting();
        using var client = host.Client();

        using var response = await ScriptPostAsync(client, "/done");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("/incidents/INC-42", Assert.Single(response.Headers.GetValues(PostResult.LocationHeader)));
        Assert.Equal("Posted – thanks", Uri.UnescapeDataString(Assert.Single(response.Headers.GetValues(PostResult.NoticeHeader))));
    }

    [Fact]
    public async Task A_refusal_is_a_page_for_people_and_problem_json_for_the_script()
    {
        await using var host = await Posting();
        using var client = host.Client();

        using var page = await client.PostAsync("/refused", null);
        using var problem = await ScriptPostAsync(client, "/refused");

        Assert.Equal(HttpStatusCode.Conflict, page.StatusCode);
        Assert.Equal("The incident is resolved.", Html.Parse(await page.Content.ReadAsStringAsync()).QuerySelector("h1")?.TextContent);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"code\":\"not_open\"", await problem.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("incidents")]
    public void A_post_never_leads_to_another_site(string url) =>
        Assert.Throws<ArgumentException>(() => PostResult.SeeOther(new DefaultHttpContext(), url));

    [Theory]
    [InlineData("http://localhost/alerts?q=1", "/alerts?q=1")]
    [InlineData("http://evil.example/alerts", "/")]
    [InlineData("http://localhost//evil.example", "/")]
    [InlineData("", "/")]
    public void The_way_back_is_a_page_of_this_site(string referer, string back)
    {
        var http = new DefaultHttpContext();
        http.Request.Host = new HostString("localhost");
        http.Request.Headers.Referer = referer;

        Assert.Equal(back, PostResult.Referer(http));
    }

    [Theory]
    [InlineData("a1-B", "ignored", "a1-B")]
    [InlineData("", "field-1", "field-1")]
    [InlineData("", "", null)]
    [InlineData("with space", "field-1", null)]
    public void The_op_comes_from_the_header_and_else_from_the_field(string header, string field, string? op)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers[Op.Header] = header;
        var form = new FormCollection(
            new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>(StringComparer.Ordinal) { [Op.Field] = field }
        );

        Assert.Equal(op, Op.Of(http.Request, form));
    }

    private static Task<object?> Load(ref int loads)
    {
        loads++;
        return Task.FromResult<object?>(new { });
    }

    private static Task<WebHost> Posting() =>
        WebHost.StartAsync(app =>
        {
            app.MapPost("/done", (HttpContext http) => PostResult.SeeOther(http, "/incidents/INC-42", "Posted – thanks"));
            app.MapPost(
                "/refused",
                (HttpContext http) => PostResult.Refused(http, 409, "The incident is resolved.", "Nothing was changed.", "not_open")
            );
        });

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/live-part");
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return client.SendAsync(request);
    }

    private static Task<HttpResponseMessage> ScriptPostAsync(HttpClient client, string url)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Headers.Add(Fragment.Header, "1");
        return client.SendAsync(request);
    }
}
