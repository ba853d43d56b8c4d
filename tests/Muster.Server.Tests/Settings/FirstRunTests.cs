// The door that stands open once: the link from the console makes the first admin.
using System.Net;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Settings;

public sealed class FirstRunTests
{
    private static readonly (string, string)[] Somebody =
    [
        ("name", "Ana Müller"),
        ("email", "ana@example.org"),
        ("password", MusterServer.Password),
    ];

    [Fact]
    public async Task The_link_from_the_log_makes_an_admin_signs_them_in_and_closes_for_ever()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("muster-first-");
        string path;
        await using (MusterServer server = await MusterServer.StartAsync(directory: directory))
        {
            string link = (await server.FirstRunLinkAsync())!;
            Assert.Contains(server.Log.All, line => line.Contains(link, StringComparison.Ordinal));
            path = new Uri(link).AbsolutePath;
            using Browser browser = new(server.Url);
            Assert.Contains("You are the first", await browser.PageAsync(path), StringComparison.Ordinal);

            HttpResponseMessage weak = await browser.PostAsync(path, ("name", "Ana"), ("email", "ana"), ("password", "short"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
            HttpResponseMessage made = await browser.PostAsync(path, Somebody);
            Assert.Equal((HttpStatusCode.SeeOther, "/"), (made.StatusCode, made.Headers.Location!.OriginalString));
            Assert.Contains("Ana Müller", WebUtility.HtmlDecode(await browser.PageAsync("/settings/people")), StringComparison.Ordinal);

            using Browser second = new(server.Url);
            Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync(path)).StatusCode);
            Assert.Equal(
                HttpStatusCode.NotFound,
                (
                    await second.PostAsync(path, ("name", "Eve"), ("email", "eve@example.org"), ("password", MusterServer.Password))
                ).StatusCode
            );
            Assert.Null(await server.FirstRunLinkAsync());
        }

        await using (MusterServer server = await MusterServer.StartAsync(directory: directory))
        {
            Assert.Null(await server.FirstRunLinkAsync());
            Assert.DoesNotContain(server.Log.All, line => line.Contains("/first-run/", StringComparison.Ordinal));
        }

        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task A_stranger_without_the_token_is_refused()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using Browser stranger = new(server.Url);

        HttpResponseMessage refused = await stranger.GetAsync("/first-run/guess");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Contains(
            "href=\"/sign-in\">Sign in</a>",
            await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync("/first-run/guess", Somebody)).StatusCode);
        Assert.NotNull(await server.FirstRunLinkAsync());
        Assert.Contains("Nobody has an account yet", await stranger.PageAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_use_the_link_at_once_make_one_admin()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string path = new Uri((await server.FirstRunLinkAsync())!).AbsolutePath;
        using Browser one = new(server.Url);
        using Browser two = new(server.Url);

        HttpResponseMessage[] answers = await Task.WhenAll(
            one.PostAsync(path, Somebody),
            two.PostAsync(path, ("name", "Eve"), ("email", "eve@example.org"), ("password", MusterServer.Password))
        );

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.NotFound], answers.Select(answer => answer.StatusCode).Order());
    }
}
