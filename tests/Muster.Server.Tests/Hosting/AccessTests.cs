// Who may open which door: every route names a policy, and every policy bites.
using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Hosting;

public sealed class AccessTests
{
    /// <summary>The doors that strangers may find open, by the beginning of their pattern; everything else asks who comes.</summary>
    private static readonly string[] Open =
    [
        "/assets/",
        "/theme",
        "/healthz",
        "/readyz",
        "/-/",
        "/sign-in",
        "/sign-out",
        "/first-run/{token}",
        "/set-password/{account}/{token}",
        "/a/{token}",
        "/v2/enqueue",
        "/v2/change/enqueue",
        "/generic/2010-04-15/create_event.json",
        "/sw.js",
        "/manifest.webmanifest",
        "/icon.svg",
        "/icon-",
        "/apple-touch-icon.png",
        // The telephone provider and Slack sign what they post.
        "/twilio/",
        "/slack/",
        "/mattermost/",
        // Customers have no account.
        "/status/report",
        // Calendar programs cannot sign in: the address is the key.
        "/ical/",
        // Strangers subscribe to the status page, and the links in their messages are the key; the door for what comes back has a key in its path.
        "/status/subscribe",
        "/status/subscriptions/{token}",
        // The status page is for everybody, unless it says that it is for members.
        "/status/{**path}",
        // The script and the icon of the API reference: a public library's files, the same for everybody.
        "/docs/scalar",
        "/docs/favicon.svg",
    ];

    [Fact]
    public async Task Every_route_says_who_may_open_it_and_only_known_doors_are_open()
    {
        await using MusterServer server = await MusterServer.StartAsync();

        foreach (RouteEndpoint route in Routes(server))
        {
            string pattern = route.RoutePattern.RawText ?? "";
            bool isOpen = route.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            Assert.True(
                isOpen
                    || route.Metadata.GetMetadata<IAuthorizeData>() is not null
                    || route.Metadata.GetMetadata<AuthorizationPolicy>() is not null,
                $"{route.DisplayName}: no policy. Name one of Policies with RequireAuthorization, or AllowAnonymous."
            );
            Assert.True(
                !isOpen || Array.Exists(Open, door => pattern.StartsWith(door, StringComparison.Ordinal)),
                $"{route.DisplayName} is open to strangers and no known open door."
            );
        }
    }

    [Fact]
    public async Task The_door_of_a_demo_is_no_route_of_any_other_server()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await using MusterServer demo = await MusterServer.StartAsync(options => options with { IsDemo = true });
        using HttpClient stranger = server.Client();

        Assert.Contains(Routes(demo), route => route.RoutePattern.RawText == "/sign-in/demo");
        Assert.DoesNotContain(Routes(server), route => route.RoutePattern.RawText == "/sign-in/demo");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, "POST", "/sign-in/demo"));
    }

    [Fact]
    public async Task A_stranger_opens_nothing_and_an_intake_key_nothing_but_the_intake()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient stranger = server.Client();
        using HttpClient intake = server.Client(await server.KeyAsync());

        foreach (RouteEndpoint route in Routes(server).Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            string path = PathOf(route);
            foreach (string method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                HttpStatusCode asStranger = await StatusAsync(stranger, method, path);
                Assert.True(asStranger is HttpStatusCode.Unauthorized, $"{method} {path} answered a stranger {asStranger}");
                bool isIntake =
                    path.StartsWith("/api/v2/", StringComparison.Ordinal)
                    || path.StartsWith("/intake/", StringComparison.Ordinal)
                    || path.StartsWith("/heartbeat/", StringComparison.Ordinal)
                    || path.StartsWith("/status/bounces/", StringComparison.Ordinal)
                    || path.StartsWith("/api/push/", StringComparison.Ordinal)
                    || path.StartsWith("/v2/alerts", StringComparison.Ordinal)
                    || path.StartsWith("/v2/heartbeats", StringComparison.Ordinal)
                    || path.StartsWith("/api/v1/receipts/", StringComparison.Ordinal)
                    // A pipeline tells what it changed.
                    || (method == "POST" && path == "/api/v1/changes")
                    // A service tells how many of its events failed.
                    || (
                        method == "POST"
                        && path.StartsWith("/api/v1/slos/", StringComparison.Ordinal)
                        && path.EndsWith("/counters", StringComparison.Ordinal)
                    );
                HttpStatusCode asIntake = await StatusAsync(intake, method, path);
                Assert.True(isIntake || asIntake is HttpStatusCode.Forbidden, $"{method} {path} answered an intake key {asIntake}");
            }
        }
    }

    [Fact]
    public async Task A_viewer_changes_nothing_but_their_own_account()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Vera", AccountRole.Viewer);
        using HttpClient vera = server.Client(await server.KeyAsync(ApiKeyScope.Api, "vera"));
        using Browser browser = await server.SignedInAsync("Vera");
        // The doors with a key in their path: whoever is signed in and sends none is a stranger there.
        // What is tried out changes nothing.
        // A calendar of one's own is an address to read by; another's is refused.
        string[] own =
        [
            "/account/password",
            "/account/rules",
            "/account/shift-notices",
            "/account/boards",
            "/account/devices",
            "/account/devices/{id}/removal",
            "/settings/intake-templates/",
            "/api/v1/statements/lint",
            "/api/v1/reviews/lint",
            "/api/v1/calendar-feeds/",
            "/api/v1/calendar-feeds/{id}",
            "/calendar-address/",
            "/calendar-address/withdrawal",
        ];
        string[] keyed = ["/intake/{key}/", "/heartbeat/{key}/", "/status/bounces/{key}"];

        foreach (RouteEndpoint route in Routes(server).Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            string pattern = route.RoutePattern.RawText!;
            foreach (
                string method in (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Where(method =>
                    method is not ("GET" or "HEAD")
                )
            )
            {
                if (own.Contains(pattern) || keyed.Any(door => pattern.StartsWith(door, StringComparison.Ordinal)))
                {
                    continue;
                }

                HttpStatusCode status =
                    pattern.StartsWith("/api/", StringComparison.Ordinal) || pattern.StartsWith("/v2/", StringComparison.Ordinal)
                        ? await StatusAsync(vera, method, PathOf(route))
                        : (await browser.PostAsync(PathOf(route))).StatusCode;
                Assert.True(status is HttpStatusCode.Forbidden, $"{method} {pattern} answered a viewer {status}");
            }
        }
    }

    [Theory]
    [InlineData("no key", null)]
    [InlineData("wrong checksum", "mstr_ik_0000000000000000000000000000000000000000000000000")]
    [InlineData("nonsense", "x")]
    public async Task Every_invalid_key_is_told_the_same(string what, string? key)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string unknown = ApiKeyToken.New(ApiKeyScope.Intake);

        HttpResponseMessage answer = await server.Client(key).PostJsonAsync("/api/v2/alerts", "[]");
        HttpResponseMessage reference = await server.Client(unknown).PostJsonAsync("/api/v2/alerts", "[]");

        Assert.Equal((what, HttpStatusCode.Unauthorized), (what, answer.StatusCode));
        Assert.Equal(HttpStatusCode.Unauthorized, reference.StatusCode);
        Assert.Equal(await reference.Content.ReadAsStringAsync(), await answer.Content.ReadAsStringAsync());
        Assert.Equal(["Bearer", "Basic"], answer.Headers.WwwAuthenticate.Select(one => one.Scheme));
    }

    [Fact]
    public async Task A_key_is_a_bearer_token_or_the_password_of_any_user_and_never_in_the_query()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient basic = server.Client();
        basic.DefaultRequestHeaders.Authorization = new(
            "Basic",
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("anybody:" + key))
        );

        Assert.Equal(HttpStatusCode.OK, (await basic.GetAsync("/api/v2/alerts")).StatusCode);
        foreach (string query in new[] { "key=", "api_key=", "access_token=", "whatever=" })
        {
            HttpResponseMessage refused = await server.Client(key).GetAsync("/api/v2/alerts?" + query + key);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("key_in_query", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(server.Log.All, line => line.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_revoked_key_and_the_keys_of_a_disabled_person_open_nothing()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string revoked = await server.KeyAsync(name: "revoked");
        string account = await server.AccountAsync("Ana", AccountRole.Admin);
        await server.AccountAsync("Ben", AccountRole.Admin);
        string anas = await server.KeyAsync(ApiKeyScope.Api, "ana");
        Assert.Equal(HttpStatusCode.OK, (await server.Client(revoked).GetAsync("/api/v2/alerts")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Client(anas).GetAsync("/api/v2/alerts")).StatusCode);

        await server.Services.GetRequiredService<ApiKeys>().RevokeAsync("revoked", "leaked", "test", default);
        await server.DisableAsync(account);

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client(revoked).GetAsync("/api/v2/alerts")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client(anas).GetAsync("/api/v2/alerts")).StatusCode);
    }

    [Fact]
    public async Task A_browser_is_led_to_the_sign_in_page_and_back_and_a_program_is_told_401()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using Browser browser = new(server.Url);

        HttpResponseMessage led = await browser.GetAsync("/settings/people?x=1");
        Assert.Equal(HttpStatusCode.Found, led.StatusCode);
        Assert.Equal("/sign-in?return=%2Fsettings%2Fpeople%3Fx%3D1", led.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client().GetAsync("/settings/people")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/nothing/here")).StatusCode);
    }

    [Theory]
    [InlineData("TRACE", "/sign-in")]
    [InlineData("GET", "/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("GET", "//etc/passwd")]
    [InlineData("PUT", "/sign-in")]
    [InlineData("DELETE", "/api/v2/alerts")]
    public async Task Odd_requests_are_refused(string method, string path)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        HttpRequestMessage request = new(
            new HttpMethod(method),
            new Uri(
                server.Url.GetLeftPart(UriPartial.Authority) + path,
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
            )
        );

        Assert.InRange((int)(await server.Client().SendAsync(request)).StatusCode, 400, 405);
    }

    private static IEnumerable<RouteEndpoint> Routes(MusterServer server) =>
        server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string PathOf(RouteEndpoint route) =>
        "/"
        + string.Join(
            '/',
            route.RoutePattern.PathSegments.Select(segment =>
                string.Concat(
                    segment.Parts.Select(part =>
                        part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "x"
                    )
                )
            )
        );

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string method, string path)
    {
        HttpResponseMessage answer = await client.SendAsync(
            new HttpRequestMessage(new HttpMethod(method), path),
            HttpCompletionOption.ResponseHeadersRead
        );
        return answer.StatusCode;
    }
}
