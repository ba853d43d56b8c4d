// A comms lead keeps everybody told from a phone: mended before the public reads it, published, promised again in two taps, looked at, corrected and ended.
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;
using Muster.Peers;

namespace Muster.Browser.Tests.Stories;

public sealed class CommunicationsTests(OpenConsole console) : PageTests(console)
{
    private const string NoChange = "No change, still mitigating";

    [Fact]
    public async Task A_whole_incidents_communications_are_done_on_a_phone()
    {
        // The answer to a statement that the public may not read as it is.
        Witness.Provoked("the server responded with a status of 422");
        string incident = await World.Ana.DeclareAsync("Some films stop");
        IPage phone = Watched(await World.Chromium.NewPhoneAsync(World.Town.Muster.Url));
        await Town.SignInAsync(phone, "ana@example.org");
        await phone.GotoAsync("/incidents/" + incident);
        await LiveAsync(phone);

        await MendAndPublishAsync(phone);
        await PublishOnTheStatusPageAsync(phone, incident);
        await SayThatNothingChangedAsync(phone);
        await PublishWithASecondLookAsync(phone, incident);
        await CorrectAsync(phone);
        await World.Ana.EndAsync(incident);
        await EndAsync(phone, incident);

        await phone.GotoAsync($"/incidents/{incident}/where");
        await Says(phone, "#where-statement", "Everything works again");
        Assert.Empty(await Axe.LookAsync(phone, "where an incident stands"));
    }

    private static async Task MendAndPublishAsync(IPage phone)
    {
        await phone.Locator("#statement-status").FillAsync("The network is probably slow");
        await phone.Locator("#statement-impact").FillAsync("Some films stop after a few seconds");
        await phone.Locator("#statement-action").FillAsync("Sending viewers another way");
        await phone.Locator("#statement-public").CheckAsync();
        await Says(phone, "#statement-preview .findings", "“probably”");
        await Says(phone, "#preview-Public", "Some films stop");
        Assert.Empty(await Axe.LookAsync(phone, "a statement that is being written"));
        await phone.SetViewportSizeAsync(390, 844);

        await PostAsync(phone, 422);
        await Says(phone, "#statement", "The public reads this, and it was not published");
        await phone.Locator("#statement-status").FillAsync("Films stop for some of you, and we know why");
        await Assertions.Expect(phone.Locator("#statement-preview .findings")).ToHaveCountAsync(0, new() { Timeout = Soon });
        await PostAsync(phone, 204);
        await Says(phone, "#last-statement", "Films stop for some of you");
        await FitsAsync(phone);
    }

    private async Task PublishOnTheStatusPageAsync(IPage phone, string incident)
    {
        await phone.Locator("#status-page a", new() { HasText = "Publish" }).ClickAsync();
        await phone.Locator("#p-title").FillAsync("Some films stop");
        await phone.Locator("#c-watching").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await phone.GetByRole(AriaRole.Button, new() { Name = "Publish for everybody" }).ClickAsync();
        await phone.WaitForURLAsync("**/status-page/B-*");
        await CustomersReadAsync("we know why");
        await phone.GotoAsync("/incidents/" + incident);
        await LiveAsync(phone);
    }

    /// <summary>The impact, the action, the audiences and the promise stand there from the last one.</summary>
    private async Task SayThatNothingChangedAsync(IPage phone)
    {
        await phone.GetByRole(AriaRole.Button, new() { Name = NoChange }).ClickAsync();
        await PostAsync(phone, 204);

        await Says(phone, "#last-statement", NoChange);
        await Says(phone, "#last-statement", "Some films stop after a few seconds");
        await CustomersReadAsync(NoChange);
    }

    private async Task PublishWithASecondLookAsync(IPage phone, string incident)
    {
        await phone.Locator("#statement-status").FillAsync("Most films play again");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await Says(phone, "#drafts", "Most films play again");
        await World.Ben.FindRightAsync(incident);
        await Says(phone, "#drafts", "Ben Okafor: looks right");
        await FitsAsync(phone);

        await phone.Locator("#drafts button.pri").ClickAsync();

        await Says(phone, "#last-statement", "Most films play again");
        await Assertions.Expect(phone.Locator("#drafts")).ToHaveCountAsync(0, new() { Timeout = Soon });
        await CustomersReadAsync("Most films play again");
    }

    private async Task CorrectAsync(IPage phone)
    {
        await phone.Locator("#statement-status").FillAsync("Films play again in two of three countries");
        await phone.Locator("#statement-corrects").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await PostAsync(phone, 422);
        await phone.Locator("#override-unsupported_number").CheckAsync();
        await PostAsync(phone, 204);
        await Says(phone, "#last-statement", "This corrects the update of");
        await Says(phone, "#last-statement", "Ana Silva answers for unsupported_number");
        await CustomersReadAsync("two of three countries");
    }

    private async Task EndAsync(IPage phone, string incident)
    {
        await phone.GotoAsync("/incidents/" + incident);
        await LiveAsync(phone);
        await phone.Locator("#statement-status").FillAsync("Everything works again");
        await phone.Locator("#statement-impact").FillAsync("None any more");
        await phone.Locator("#statement-action").FillAsync("We look into what to make better");
        await PostAsync(phone, 204);
        await Says(phone, "#last-statement", "none, this is the last one");
        await CustomersReadAsync("Everything works again");
    }

    private static async Task PostAsync(IPage phone, int status)
    {
        IResponse answer = await phone.RunAndWaitForResponseAsync(
            () => phone.Locator("#statement .foot button.pri").ClickAsync(),
            response => response.Request.Method == "POST" && response.Url.EndsWith("/statements", StringComparison.Ordinal)
        );
        Assert.Equal(status, answer.Status);
    }

    /// <summary>Nothing is wider than the phone.</summary>
    private static async Task FitsAsync(IPage phone) =>
        Assert.InRange(await phone.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 0, 390);

    private async Task CustomersReadAsync(string text)
    {
        using HttpClient customer = new() { BaseAddress = World.Town.Muster.Url };
        await Until.TrueAsync(
            $"the status page says '{text}'",
            TimeSpan.FromSeconds(60),
            async () => (await customer.GetStringAsync("/status")).Contains(text, StringComparison.Ordinal)
        );
    }
}
