// Notifications in a real browser: a device is switched on, shows the page that came encrypted, answers it from its button, and opens the loud page.
using System.Text.Json;
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;
using Muster.Peers;

namespace Muster.Browser.Tests.Live;

public sealed class PushTests(OpenConsole console) : PageTests(console)
{
    private const string Shown = """
        async () => (await (await navigator.serviceWorker.ready).getNotifications())
          .map(one => [one.title, one.body, one.tag, one.requireInteraction, one.actions.map(action => action.action).join()].join('|')).join('\n')
        """;

    /// <summary>What a tap on a notification or on one of its buttons makes the worker do; no protocol can tap it. Answers which window it opened.</summary>
    private const string Tap = """
        (async () => {
          const [notification] = await registration.getNotifications();
          let done, opened = '';
          clients.openWindow = async url => { opened = url; };
          dispatchEvent(Object.assign(new Event('notificationclick'), { notification, action: ACTION, waitUntil: work => { done = work; } }));
          await done;
          return opened;
        })()
        """;

    [Fact]
    public async Task A_page_comes_to_a_device_decrypted_and_its_buttons_answer_it_and_open_it()
    {
        await using PushService service = await PushService.StartAsync();
        await World.Town.Muster.MustRunAsync(
            Town.Password,
            "user",
            "add",
            "eve@example.org",
            "--name",
            "Eve Lind",
            "--role",
            "responder",
            "--password-stdin"
        );
        IPage page = Watched(await World.Chromium.NewPageAsync(World.Town.Muster.Url));
        await page.Context.GrantPermissionsAsync(["notifications"], new() { Origin = World.Town.Muster.Url.ToString() });
        TaskCompletionSource<string> device = new();
        await page.ExposeFunctionAsync<string, Task<string>>(
            "subscribeAtService",
            async key =>
            {
                JsonElement subscription = await service.SubscribeAsync(key);
                device.TrySetResult(subscription.GetProperty("clientHash").GetString()!);
                return subscription.ToString();
            }
        );
        // A browser of a test has no push service; everything else is its own.
        await page.AddInitScriptAsync(
            "PushManager.prototype.subscribe = async function ({ applicationServerKey }) { const made = JSON.parse(await subscribeAtService(applicationServerKey)); return { toJSON: () => made }; };"
        );
        await Town.SignInAsync(page, "eve@example.org");
        await page.GotoAsync("/account");
        Cdp cdp = await Cdp.OfAsync(page);
        await page.Locator("#device-form button").ClickAsync();
        await Says(page, "#device-added", "This device gets notifications.");
        Assert.Empty(await cdp.WhyNotInstallableAsync());

        await World.Town.FireAsync("PushedToEve", "critical", service: "push-lab");
        string message = await ArrivedAsync(service, await device.Task, 1);
        string acknowledge = JsonDocument.Parse(message).RootElement.GetProperty("acknowledge").GetString()!;
        await cdp.PushAsync(message);
        string shown = await NotificationAsync(page, "PushedToEve");
        Assert.StartsWith("[SEV-2] PushedToEve", shown, StringComparison.Ordinal);
        Assert.EndsWith("|true|acknowledge,open", shown, StringComparison.Ordinal);

        Assert.Equal(acknowledge + "#loud", await cdp.InWorkerAsync(Tap.Replace("ACTION", "''", StringComparison.Ordinal)));
        await LoudAsync(acknowledge + "#loud");

        await cdp.PushAsync(message);
        await NotificationAsync(page, "PushedToEve");
        Assert.Contains(
            "/alerts/",
            await cdp.InWorkerAsync(Tap.Replace("ACTION", "'open'", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.Equal("active", await World.Ana.PageStatusAsync("PushedToEve"));

        await cdp.PushAsync(message);
        await NotificationAsync(page, "PushedToEve");
        Assert.Equal("", await cdp.InWorkerAsync(Tap.Replace("ACTION", "'acknowledge'", StringComparison.Ordinal)));
        Assert.Equal("acknowledged", await World.Ana.PageStatusAsync("PushedToEve"));
        Assert.Contains(
            "|Acknowledged. Nobody else is paged for it.|",
            await NotificationAsync(page, "Acknowledged"),
            StringComparison.Ordinal
        );
    }

    /// <summary>What a notification opens rings once it is touched, and can be hushed; its button is for a thumb, and no touch of the page answers it.</summary>
    private async Task LoudAsync(string link)
    {
        IPage phone = Watched(await World.Chromium.NewPhoneAsync(theme: ColorScheme.Dark));
        await phone.AddInitScriptAsync(
            """
            self.tones = 0;
            self.shakes = 0;
            const create = AudioContext.prototype.createOscillator;
            AudioContext.prototype.createOscillator = function () { self.tones++; return create.call(this); };
            navigator.vibrate = pattern => { if (pattern) self.shakes++; return true; };
            """
        );
        await phone.GotoAsync(link);
        await Assertions.Expect(phone.Locator("#hush")).ToBeVisibleAsync();
        LocatorBoundingBoxResult button = (await phone.Locator("#acknowledge button").BoundingBoxAsync())!;
        Assert.InRange(button.Height, 96, 200);
        Assert.InRange(button.Y, 844 / 2, 844);
        await phone.Locator("h1").ClickAsync();
        await phone.WaitForFunctionAsync("() => self.tones > 0 && self.shakes > 0");
        await phone.Locator("#hush").ClickAsync();
        await Assertions.Expect(phone.Locator("#hush")).ToBeHiddenAsync();
        Assert.Null(await phone.Locator("html").GetAttributeAsync("data-ringing"));
        await phone.Context.CloseAsync();
    }

    private static async Task<string> ArrivedAsync(PushService service, string device, int count)
    {
        IReadOnlyList<string> messages = [];
        await Until.TrueAsync(
            "the push service has the page",
            TimeSpan.FromMilliseconds(Soon),
            async () => (messages = await service.MessagesAsync(device)).Count >= count
        );
        return messages[count - 1];
    }

    /// <summary>The one notification that is shown, once it says this.</summary>
    private static async Task<string> NotificationAsync(IPage page, string part)
    {
        string shown = "";
        await Until.TrueAsync(
            $"a notification says {part}",
            TimeSpan.FromMilliseconds(Soon),
            async () => (shown = await page.EvaluateAsync<string>(Shown)).Contains(part, StringComparison.Ordinal)
        );
        return shown;
    }
}
