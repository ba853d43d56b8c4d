// The files beside the pages of the status site, and what is not there.
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Public;

namespace Muster.Server.Tests.StatusPage;

public sealed class StatusFilesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_logo_from_a_file_beside_the_database_is_served_and_one_that_is_too_large_is_left_out()
    {
        await using MusterServer server = await StatusSiteTests.StartAsync(
            StatusPageTests.Page.Replace("name: StreamFlow", "name: StreamFlow\n  logo: mark.svg", StringComparison.Ordinal)
        );
        using HttpClient reader = server.Client();
        string folder = server.Services.GetRequiredService<PublicPlace>().Directory;
        const string drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>";
        Assert.DoesNotContain("logo.svg", await reader.GetStringAsync("/status/en/", Cancel), StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(folder, "mark.svg"), drawing, Cancel);
        await StatusSiteTests.SayAsync(server, bulletin => StatusSiteTests.Open(bulletin, server));
        Assert.Contains("/status/logo.svg", await reader.GetStringAsync("/status/en/", Cancel), StringComparison.Ordinal);
        Assert.Contains("/status/logo.svg", await reader.GetStringAsync("/status/report", Cancel), StringComparison.Ordinal);
        using HttpResponseMessage logo = await reader.GetAsync("/status/logo.svg", Cancel);
        Assert.Equal(
            ("image/svg+xml", drawing),
            (logo.Content.Headers.ContentType?.MediaType, await logo.Content.ReadAsStringAsync(Cancel))
        );

        await File.WriteAllTextAsync(Path.Combine(folder, "mark.svg"), drawing + new string(' ', 64 * 1024), Cancel);
        await StatusSiteTests.SayAsync(server, bulletin => StatusSiteTests.Open(bulletin, server));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/status/logo.svg", Cancel)).StatusCode);
    }

    [Fact]
    public async Task What_is_not_there_is_not_there_for_a_post_and_what_may_only_be_read_says_so()
    {
        await using MusterServer server = await StatusSiteTests.StartAsync(StatusPageTests.Page);
        using HttpClient stranger = server.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync("/status/nothing", null, Cancel)).StatusCode);
        using HttpResponseMessage page = await stranger.PostAsync("/status/en", null, Cancel);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, page.StatusCode);
        Assert.Equal(["GET", "HEAD"], page.Content.Headers.Allow);
    }
}
