// What Chromium tells and does over its own protocol, where Playwright has no word for it.
using System.Text.Json;
using Microsoft.Playwright;
using Muster.Peers;

namespace Muster.Browser.Tests.Driving;

internal sealed class Cdp
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly IPage _page;
    private readonly ICDPSession _session;
    private string? _registration;

    private Cdp(IPage page, ICDPSession session) => (_page, _session) = (page, session);

    private string Origin => new Uri(_page.Url).GetLeftPart(UriPartial.Authority);

    public static async Task<Cdp> OfAsync(IPage page)
    {
        Cdp cdp = new(page, await page.Context.NewCDPSessionAsync(page));
        cdp._session.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, told) =>
            cdp._registration = told!
                .Value.GetProperty("registrations")
                .EnumerateArray()
                .Select(one => one.GetProperty("registrationId").GetString())
                .LastOrDefault();
        await cdp._session.SendAsync("ServiceWorker.enable");
        return cdp;
    }

    /// <summary>Why the page cannot be installed as an app; a window of a test is never, for one reason that is left out.</summary>
    public async Task<string[]> WhyNotInstallableAsync() =>
        [
            .. (await _session.SendAsync("Page.getInstallabilityErrors"))!
                .Value.GetProperty("installabilityErrors")
                .EnumerateArray()
                .Select(error => error.GetProperty("errorId").GetString()!)
                .Where(error => error != "in-incognito"),
        ];

    /// <summary>Hands a message to the service worker of the page as a push service does it.</summary>
    public async Task PushAsync(string data)
    {
        await Until.TrueAsync("the service worker is registered", Soon, () => Task.FromResult(_registration is not null));
        await _session.SendAsync(
            "ServiceWorker.deliverPushMessage",
            new Dictionary<string, object>
            {
                ["origin"] = Origin,
                ["registrationId"] = _registration!,
                ["data"] = data,
            }
        );
    }

    private static string? ContextOf(JsonElement target) =>
        target.TryGetProperty("browserContextId", out JsonElement context) ? context.GetString() : null;

    /// <summary>Evaluates an expression within the service worker; answers its value as text.</summary>
    public async Task<string?> InWorkerAsync(string expression)
    {
        string context = (await _session.SendAsync("Target.getTargetInfo"))!
            .Value.GetProperty("targetInfo")
            .GetProperty("browserContextId")
            .GetString()!;
        ICDPSession browser = await _page.Context.Browser!.NewBrowserCDPSessionAsync();
        JsonElement[] workers =
        [
            .. (await browser.SendAsync("Target.getTargets"))!
                .Value.GetProperty("targetInfos")
                .EnumerateArray()
                .Where(one =>
                    one.GetProperty("type").GetString() == "service_worker" && one.GetProperty("url").GetString() == Origin + "/sw.js"
                ),
        ];
        // One that is about to start is not said to belong to anybody yet.
        string target = (
            workers.Any(one => ContextOf(one) == context)
                ? workers.Single(one => ContextOf(one) == context)
                : workers.Single(one => ContextOf(one) is null)
        )
            .GetProperty("targetId")
            .GetString()!;
        string session = (
            await browser.SendAsync("Target.attachToTarget", new Dictionary<string, object> { ["targetId"] = target, ["flatten"] = false })
        )!
            .Value.GetProperty("sessionId")
            .GetString()!;
        TaskCompletionSource<JsonElement> answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        browser.Event("Target.receivedMessageFromTarget").OnEvent += (_, told) =>
        {
            string said = told!.Value.GetProperty("message").GetString()!;
            JsonElement message = JsonDocument.Parse(said).RootElement;
            if (message.TryGetProperty("id", out JsonElement _))
            {
                answered.TrySetResult(message.GetProperty("result"));
            }
        };
        string ask = JsonSerializer.Serialize(
            new
            {
                id = 1,
                method = "Runtime.evaluate",
                @params = new
                {
                    expression,
                    awaitPromise = true,
                    returnByValue = true,
                },
            }
        );
        await browser.SendAsync(
            "Target.sendMessageToTarget",
            new Dictionary<string, object> { ["sessionId"] = session, ["message"] = ask }
        );
        JsonElement answer = await answered.Task.WaitAsync(Soon);
        await browser.DetachAsync();
        return answer.TryGetProperty("exceptionDetails", out JsonElement failed) ? throw new InvalidOperationException(failed.ToString())
            : answer.GetProperty("result").TryGetProperty("value", out JsonElement value) ? value.ToString()
            : null;
    }
}
