// Which writes a browser may send, and from where.
using Microsoft.AspNetCore.Http;
using Muster.Server.Tests.Drivers.InMemory;
using Muster.Server.Web.Guards;

namespace Muster.Server.Tests.Web;

public sealed class CrossSitePostsTests
{
    [Theory]
    [InlineData("same-origin", true)]
    [InlineData("none", true)]
    [InlineData("same-site", false)]
    [InlineData("cross-site", false)]
    public void The_browsers_own_word_on_the_site_decides(string site, bool allowed)
    {
        var request = Post();
        request.Headers["Sec-Fetch-Site"] = site;
        request.Headers.Origin = "https://muster.example";

        Assert.Equal(allowed, CrossSitePosts.Allowed(request));
    }

    [Theory]
    [InlineData("https://muster.example", true)]
    [InlineData("http://muster.example", false)]
    [InlineData("https://muster.example:8443", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    public void An_older_browser_is_known_by_its_origin(string origin, bool allowed)
    {
        var request = Post();
        request.Headers.Origin = origin;

        Assert.Equal(allowed, CrossSitePosts.Allowed(request));
    }

    [Fact]
    public void A_program_that_names_no_origin_is_allowed() => Assert.True(CrossSitePosts.Allowed(Post()));

    [Fact]
    public void A_bearer_key_without_a_cookie_is_allowed_from_anywhere()
    {
        var request = Post();
        request.Headers["Sec-Fetch-Site"] = "cross-site";
        request.Headers.Authorization = "Bearer mk_1";

        Assert.True(CrossSitePosts.Allowed(request));
    }

    [Fact]
    public void A_cookie_beside_the_key_brings_the_check_back()
    {
        var request = Post();
        request.Headers["Sec-Fetch-Site"] = "cross-site";
        request.Headers.Authorization = "Bearer mk_1";
        request.Headers.Cookie = "muster=abc";

        Assert.False(CrossSitePosts.Allowed(request));
    }

    [Fact]
    public void A_basic_password_that_the_browser_remembered_does_not_excuse_another_site()
    {
        var request = Post();
        request.Headers["Sec-Fetch-Site"] = "cross-site";
        request.Headers.Authorization = "Basic dTpw";

        Assert.False(CrossSitePosts.Allowed(request));
    }

    [Fact]
    public void Reading_is_always_allowed()
    {
        var request = Post();
        request.Method = "GET";
        request.Headers["Sec-Fetch-Site"] = "cross-site";

        Assert.True(CrossSitePosts.Allowed(request));
    }

    [Fact]
    public async Task A_refused_post_is_a_403_that_says_what_to_do()
    {
        await using var host = await WebHost.StartAsync();
        using var client = host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/theme")
        {
            Content = new FormUrlEncodedContent([new("theme", "dark")]),
        };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var response = await client.SendAsync(request);

        Assert.Equal(403, (int)response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Contains("cross_site", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static HttpRequest Post()
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "POST";
        http.Request.Scheme = "https";
        http.Request.Host = new HostString("muster.example");
        return http.Request;
    }
}
