// What every answer forbids the browser to do.
using Microsoft.AspNetCore.Builder;
using Muster.Server.Tests.Drivers.InMemory;
using Muster.Server.Web.Guards;

namespace Muster.Server.Tests.Web;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/breaks")]
    [InlineData("/plain")]
    public async Task Every_answer_carries_the_policy_even_an_error(string url)
    {
        await using var host = await WebHost.StartAsync(app =>
        {
            app.MapGet("/plain", () => "ok");
            app.MapGet("/breaks", string () => throw new InvalidOperationException("broken on purpose"));
        });
        using var client = host.Client();

        using var response = await client.GetAsync(url);

        Assert.Equal(SecurityHeaders.Policy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task A_route_that_sets_its_own_policy_keeps_it()
    {
        await using var host = await WebHost.StartAsync(app =>
            app.MapGet(
                "/docs",
                (Microsoft.AspNetCore.Http.HttpContext http) =>
                {
                    http.Response.Headers.ContentSecurityPolicy = "default-src 'self'";
                    return "ok";
                }
            )
        );
        using var client = host.Client();

        using var response = await client.GetAsync("/docs");

        Assert.Equal("default-src 'self'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
    }
}
