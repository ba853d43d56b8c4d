// The main job, end to end, with nothing mocked: a real rule fires, and a reviewed incident comes out at the other end.
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MimeKit;
using Muster.Browser.Tests.Driving;
using Muster.Peers;

namespace Muster.Browser.Tests.Stories;

public sealed partial class MainJobTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public Task A_real_alert_becomes_a_reviewed_incident_on_sqlite() => TellAsync(null);

    [Fact]
    public async Task A_real_alert_becomes_a_reviewed_incident_on_postgresql()
    {
        await using PostgresServer postgres = await PostgresServer.StartAsync();
        await TellAsync(await postgres.NewDatabaseAsync());
    }

    private async Task TellAsync(string? database)
    {
        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        await using Town town = await Town.BuildAsync(inbox, database);
        await using AlertmanagerServer alertmanager = await AlertmanagerServer.StartAsync(
            new Uri(town.Muster.Url, $"/intake/{town.IntakeKey}/alertmanager")
        );
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync(
            new(town.Muster.Port, town.IntakeKey),
            new(alertmanager.Port, null)
        );

        await prometheus.FireAsync("HighErrorRate", ("severity", "critical"), ("service", "playback-api"));
        MimeMessage mail = await inbox.MessageAsync("ana@example.org", IsAboutTheAlert, Soon);
        await AcknowledgeFromThePhoneAsync(mail);

        IPage page = await chromium.NewPageAsync(town.Muster.Url);
        await Town.SignInAsync(page, "ana@example.org");
        string incident = await DeclareAsync(page);
        await CommandAsync(page, incident);
        await prometheus.RecoverAsync("HighErrorRate", ("severity", "critical"), ("service", "playback-api"));
        await ResolveAsync(page, incident);
        await ReviewAsync(page, incident);
        await page.Context.CloseAsync();

        Assert.Single(inbox.Messages(), IsAboutTheAlert);
        await VerifyAsync(town, incident, database);
    }

    /// <summary>Without signing in: the GET shows a button and changes nothing, the POST acknowledges, and a second one is refused.</summary>
    private async Task AcknowledgeFromThePhoneAsync(MimeMessage mail)
    {
        string link = AcknowledgeLink().Match(mail.TextBody ?? "").Value;
        Assert.NotEmpty(link);
        IPage phone = await chromium.NewPhoneAsync();
        IResponse? shown = await phone.GotoAsync(link);
        Assert.Equal(200, shown!.Status);
        Assert.Empty(await Axe.LookAsync(phone, "the acknowledge page"));
        IResponse done = await phone.RunAndWaitForResponseAsync(
            () => phone.Locator("form button").First.ClickAsync(),
            response => response.Request.Method == "POST"
        );
        Assert.True(done.Status is 200 or 303, $"The acknowledgement was answered with {done.Status}.");
        await phone.WaitForLoadStateAsync();
        Assert.Contains("cknowledged", await phone.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(await Axe.LookAsync(phone, "the acknowledge page"));
        IAPIResponse again = await phone.Context.APIRequest.PostAsync(link);
        Assert.Equal(410, again.Status);
        await phone.Context.CloseAsync();
    }

    private static async Task<string> DeclareAsync(IPage page)
    {
        await page.GotoAsync("/alerts");
        await page.GetByRole(AriaRole.Link, new() { Name = "HighErrorRate" }).First.ClickAsync();
        await page.Locator("a[href^='/incidents/new']").First.ClickAsync();
        await page.Locator("#declare-title").FillAsync("Playback fails for all viewers");
        await page.Locator("#declare-sev2").ClickAsync();
        await page.Locator("form.declare button.pri").ClickAsync();
        await Arriving.AtAsync(page, "/incidents/INC-");
        return page.Url[(page.Url.LastIndexOf('/') + 1)..];
    }

    private static async Task CommandAsync(IPage page, string incident)
    {
        await Expect(page, "Ana Silva");
        await page.EvaluateAsync("() => document.querySelector('#assign-operations_lead')?.closest('details')?.setAttribute('open', '')");
        await page.Locator("#assign-operations_lead select").SelectOptionAsync("ben");
        await SubmitAsync(page, "#assign-operations_lead");
        await Expect(page, "Ben Okafor");
        await page.Locator("#statement-status").FillAsync("Playback fails; the cause is being looked for");
        await page.Locator("#statement-impact").FillAsync("All viewers");
        await page.Locator("#statement-action").FillAsync("Rolling back the last release");
        await SubmitAsync(page, "#statement");
        await Expect(page, "Rolling back the last release");
        await page.Locator("#mitigation-text").FillAsync("playback-api back to 2026.11.22-3");
        await SubmitAsync(page, "#mitigation-choice");
        await Expect(page, "playback-api back to 2026.11.22-3");
        Assert.EndsWith("/incidents/" + incident, page.Url, StringComparison.Ordinal);
    }

    private static async Task ResolveAsync(IPage page, string incident)
    {
        await Town.OpenAsync(page, "#mitigate");
        await SubmitAsync(page, "#mitigate");
        await Expect(page, "Mitigated");
        await Town.OpenAsync(page, "#resolve");
        await page.Locator("#resolve-text").FillAsync("The connection pool is bounded again");
        await SubmitAsync(page, "#resolve");
        await page.Locator($"a[href='/reviews/{incident}']").First.WaitForAsync();
    }

    private static async Task ReviewAsync(IPage page, string incident)
    {
        await page.GotoAsync($"/reviews/{incident}");
        await Town.OpenAsync(page, "#ask-first");
        await page.Locator("#ask-first-text").FillAsync("Playback failed because the connection pool was exhausted");
        await SubmitAsync(page, "#ask-first");
        await page.Locator("#whys-tree > li").First.WaitForAsync();
        await Town.OpenAsync(page, "form[id^='root-']");
        await page.Locator("form[id^='root-'] select").SelectOptionAsync("MissingGuardrail");
        await SubmitAsync(page, "form[id^='root-']");
        await Town.OpenAsync(page, "#action-add");
        await page.Locator("#action-text").FillAsync("Bound the connection pool in the template of every service");
        await page.Locator("#action-owner").SelectOptionAsync("ben");
        await page.Locator("#action-due")
            .FillAsync(await page.EvaluateAsync<string>("() => new Date(Date.now() + 14 * 864e5).toISOString().slice(0, 10)"));
        await page.Locator("#action-verification").FillAsync("A load test with one loud tenant");
        await SubmitAsync(page, "#action-add");
        await Expect(page, "Bound the connection pool in the template of every service");
        await SubmitAsync(page, "#close");
        await Expect(page, "Closed");
        await page.GotoAsync($"/incidents/{incident}");
        await Expect(page, "Reviewed");
    }

    /// <summary>The record verifies; with one byte of one event changed it does not, and the event is named.</summary>
    private static async Task VerifyAsync(Town town, string incident, string? database)
    {
        await town.Muster.Process!.StopAsync();
        (int sound, string said) = await town.Muster.RunAsync(null, "verify");
        Assert.True(sound == 0, said + town.Muster.LastErrors);
        await Tampering.ChangeOneByteAsync(town.Muster.Data, database, $"incident/{incident}", version: 3);
        (int broken, string named) = await town.Muster.RunAsync(null, "verify");
        Assert.Equal(6, broken);
        Assert.Contains($"incident/{incident}", named + town.Muster.LastErrors, StringComparison.Ordinal);
        Assert.Contains("3", named + town.Muster.LastErrors, StringComparison.Ordinal);
    }

    private static bool IsAboutTheAlert(MimeMessage mail) => mail.Subject?.Contains("HighErrorRate", StringComparison.Ordinal) == true;

    /// <summary>Presses the form's main button and waits for the answer.</summary>
    private static Task<IResponse> SubmitAsync(IPage page, string form) =>
        page.RunAndWaitForResponseAsync(
            () => page.Locator($"{form} button.pri").First.ClickAsync(),
            response => response.Request.Method == "POST"
        );

    private static Task Expect(IPage page, string text) => Assertions.Expect(page.Locator("main")).ToContainTextAsync(text);

    [GeneratedRegex("https?://[^ \\s>\"]+/a/[A-Za-z0-9._~-]+", RegexOptions.None, 1000)]
    private static partial Regex AcknowledgeLink();
}
