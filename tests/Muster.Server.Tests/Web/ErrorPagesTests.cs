// What a reader and a program are told when something went wrong.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Drivers.InMemory;

namespace Muster.Server.Tests.Web;

public sealed class ErrorPagesTests
{
    [Fact]
    public async Task A_browser_gets_a_page_that_says_what_was_kept()
    {
        await using var host = await BreakingAsync();
        using var client = host.Client();

        var missing = await Html.PageAsync(client, "/nowhere");
        var broken = await Html.PageAsync(client, "/breaks");

        Assert.Equal("There is nothing here", missing.QuerySelector("h1")?.TextContent);
        Assert.Contains("What was saved before is kept", broken.Body?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("broken on purpose", broken.Body?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(broken.QuerySelector(".mono"));
    }

    [Fact]
    public async Task A_program_gets_problem_json_with_the_status()
    {
        await using var host = await BreakingAsync();
        using var client = host.Client();

        using var response = await client.GetAsync("/breaks");

        Assert.Equal(500, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_the_senders_error()
    {
        await using var host = await BreakingAsync();
        using var client = host.Client();

        using var response = await client.GetAsync("/too-large");

        Assert.Equal(413, (int)response.StatusCode);
    }

    private static Task<WebHost> BreakingAsync() =>
        WebHost.StartAsync(app =>
        {
            app.MapGet("/breaks", string () => throw new InvalidOperationException("broken on purpose"));
            app.MapGet("/too-large", string () => throw new BadHttpRequestException("too large", 413));
        });
}
