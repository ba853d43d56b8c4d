// Every page of the living demo: axe finds nothing in both themes and sizes, the console says no error, and the weight of the incident page is printed.
using System.Net.Http.Json;
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;
using Muster.Peers;

namespace Muster.Browser.Tests.Pages;

public sealed class DemoPagesTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>The budget of a page that is opened at night on a phone.</summary>
    private const int BytesMax = 30_000;

    private const int RequestsMax = 4;

    /// <summary>The vital signs whose words do not fit, and the cards that touch the edge of what is beside them.</summary>
    private const string WhatIsCut = """
        () => {
            const main = document.querySelector('main').getBoundingClientRect();
            // A large figure may reach into the padding of its cell, and no further.
            const room = one => one.matches('.big') ? 12 : 1;
            const cut = [...document.querySelectorAll('.vitals :is(dt, .big, .mid, small)')].filter(one => one.scrollWidth > one.clientWidth + room(one));
            const out = [...document.querySelectorAll('main .card')].filter(one => {
                const box = one.getBoundingClientRect();
                return box.width > 0 && (box.left < main.left + 8 || box.right > main.right - 8);
            });
            return [...cut.map(one => 'cut: ' + one.textContent.trim()), ...out.map(one => 'beyond the margin: #' + one.id)];
        }
        """;

    private static readonly string[] Paths =
    [
        "/",
        "/incidents",
        "/incidents/new",
        "/incidents/INC-5",
        "/alerts",
        "/alerts/report",
        "/silences",
        "/heartbeats",
        "/receipts",
        "/on-call",
        "/on-call/streaming",
        "/on-call?view=month",
        "/on-call/platform?view=weeks",
        "/on-call/commerce?view=weeks&pick=2030-01-01",
        "/calendar-address",
        "/calendar-import",
        "/services",
        "/services/playback-api",
        "/people",
        "/teams",
        "/escalation-policies",
        "/slos",
        "/slos/checkout-paid",
        "/reviews",
        "/reviews/INC-4",
        "/reviews/INC-2",
        "/reviews/INC-3/meeting?part=whys",
        "/reviews/INC-3/star",
        "/incidents/INC-2/replay?at=12",
        "/drills",
        "/drills/scenarios/preview",
        "/drills/plan",
        "/account",
        "/settings",
        "/settings/people",
        "/settings/keys",
        "/settings/subscribers",
        "/settings/intake-templates",
    ];

    /// <summary>What is shown without signing in; the links are of nobody, and their pages say so.</summary>
    private static readonly string[] StrangersPaths =
    [
        "/sign-in",
        "/a/of-nobody",
        "/set-password/of-nobody/token",
        "/first-run/of-nobody",
        "/status/subscribe",
        "/status/subscribe/asked",
        "/status/subscriptions/of-nobody",
    ];

    [Fact]
    public async Task Axe_finds_nothing_and_the_console_says_no_error_on_every_page_in_both_themes_and_sizes()
    {
        await using MusterServer muster = await DemoAsync();

        IPage page = await chromium.NewPageAsync(muster.Url);
        List<string> found = [];
        foreach (string path in StrangersPaths)
        {
            await page.GotoAsync(path);
            found.AddRange(await Axe.LookAsync(page, path));
        }

        string at = "/sign-in";
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                found.Add($"{at}: the browser's console says: {message.Text}");
            }
        };
        await SignInAsync(page, muster);
        await page.GotoAsync("/alerts");
        string group = await page.Locator("#group-rows a[href^='/alerts/']").First.GetAttributeAsync("href") ?? "/alerts/none";
        foreach (string path in Paths.Append(group).Append(await ReceiptAsync(muster)))
        {
            at = path;
            IResponse? answer = await page.GotoAsync(path);
            found.AddRange(answer?.Status == 200 ? await Axe.LookAsync(page, path) : [$"{path} answers {answer?.Status}"]);
        }

        at = "a template that was tried";
        await page.GotoAsync("/settings/intake-templates");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();
        await page.Locator("#outcome li").First.WaitForAsync();
        found.AddRange(await Axe.LookAsync(page, at));

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public async Task The_incident_page_loads_cold_in_four_requests_and_grows_no_heavier()
    {
        await using MusterServer muster = await DemoAsync();
        IPage page = await chromium.NewPageAsync(muster.Url);
        await SignInAsync(page, muster);
        IPage cold = await chromium.NewPageAsync(muster.Url);
        await cold.Context.AddCookiesAsync(
            (await page.Context.CookiesAsync()).Select(cookie => new Cookie
            {
                Name = cookie.Name,
                Value = cookie.Value,
                Domain = cookie.Domain,
                Path = cookie.Path,
            })
        );
        List<IRequest> requests = [];
        cold.Request += (_, request) => requests.Add(request);
        await cold.GotoAsync("/incidents/INC-5");
        IRequest[] loaded = [.. requests.Where(one => one.ResourceType is "document" or "stylesheet" or "script" or "image" or "font")];
        int bytes = 0;
        foreach (IRequest request in loaded)
        {
            bytes += (await request.SizesAsync()).ResponseBodySize;
        }

        Console.WriteLine($"figure: the incident page, cold: {bytes:N0} bytes on the wire, {loaded.Length} requests");
        Assert.InRange(bytes, 1, BytesMax);
        Assert.InRange(loaded.Length, 1, RequestsMax);
    }

    /// <summary>Who commands is read at arm's length: a name that is cut names nobody.</summary>
    [Fact]
    public async Task No_vital_sign_is_cut_and_every_card_keeps_to_the_margins_on_a_desk_and_on_a_phone()
    {
        await using MusterServer muster = await DemoAsync();
        IPage page = await chromium.NewPageAsync(muster.Url);
        await SignInAsync(page, muster);
        List<string> found = [];
        foreach ((int width, int height) in ((int, int)[])[(1440, 900), (1100, 800), (390, 844)])
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (
                string path in (string[])
                    ["/", "/incidents", "/incidents/INC-5", "/incidents/INC-2", "/reviews/INC-2", "/status-page", "/slos"]
            )
            {
                await page.GotoAsync(path);
                found.AddRange((await page.EvaluateAsync<string[]>(WhatIsCut)).Select(what => $"{path} at {width} px: {what}"));
            }
        }

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    private static async Task<MusterServer> DemoAsync()
    {
        MusterServer muster = MusterServer.Prepare();
        await muster.StartAsync("--demo");
        return muster;
    }

    /// <summary>The page of a receipt, of two alerts.</summary>
    private static async Task<string> ReceiptAsync(MusterServer muster)
    {
        using HttpClient sender = new() { BaseAddress = muster.Url };
        string key = await muster.MustRunAsync(null, "key", "create", "monitoring", "--scope", "intake");
        sender.DefaultRequestHeaders.Authorization = new("Bearer", key.Trim());
        using HttpResponseMessage answer = await sender.PostAsJsonAsync(
            "/api/v2/alerts",
            new[] { "search", "nobody" }.Select(service => new { labels = new { alertname = "Slow", service } })
        );
        return "/receipts/" + answer.Headers.GetValues("Muster-Receipt").Single();
    }

    private static async Task SignInAsync(IPage page, MusterServer muster)
    {
        string password = (await File.ReadAllTextAsync(Path.Combine(muster.Data, "demo-password.txt"))).Trim();
        await page.GotoAsync("/sign-in");
        await page.Locator("#email").FillAsync("ana@streamflow.example");
        await page.Locator("#password").FillAsync(password);
        await page.Locator("#sign-in button").ClickAsync();
        await Arriving.SignedInAsync(page);
    }
}
