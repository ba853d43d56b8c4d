// The form on one's own account: by which ways one is told, how soon, and at which hours.
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Settings;

public sealed class OwnRulesTests
{
    [Fact]
    public async Task A_person_says_how_soon_each_way_is_used_and_when_they_are_awake_and_nothing_else_of_them_changes()
    {
        await using MusterServer server = await StartAsync();
        Person before = await VeraAsync(server);
        using Browser vera = await server.SignedInAsync("Vera", AccountRole.Viewer);
        IHtmlDocument opened = await vera.ReadAsync("/account");

        FilledForm form = new FilledForm(opened, "rules-form")
            .With("high-slack", "0s")
            .With("high-sms", "2m")
            .With("high-voice", "4m")
            .With("low-sms", "")
            .With("low-voice", "")
            .With("awakeFrom", "06:30")
            .With("awakeTo", "23:00");
        Assert.Equal(HttpStatusCode.SeeOther, (await form.PostAsync(vera)).StatusCode);
        Person after = await VeraAsync(server);
        IHtmlDocument shown = await vera.ReadAsync("/account?told");

        Assert.Equal(
            [new("slack", TimeSpan.Zero), new("sms", TimeSpan.FromMinutes(2)), new("voice", TimeSpan.FromMinutes(4))],
            after.Notify!.High
        );
        Assert.Equal([new NotificationStep("slack", TimeSpan.Zero)], after.Notify.Low);
        Assert.Equal(new WakingHours(new(6, 30), new(23, 0)), after.Awake);
        Assert.Equal((before.Name, before.Zone, false), (after.Name, after.Zone, after.IsToldAhead));
        Assert.Equal(before.Contacts, after.Contacts);
        Assert.Equal("2m", shown.QuerySelector("#high-sms option[selected]")?.GetAttribute("value"));
        Assert.Equal("06:30", shown.QuerySelector("#awakeFrom")?.GetAttribute("value"));
        Assert.Contains("By all your ways at once, whatever you choose: SEV-1.", shown.Words("#rules"), StringComparison.Ordinal);
        PageRules.Hold(shown);

        FilledForm back = new FilledForm(shown, "rules-form").With("awakeFrom", "07:00").With("awakeTo", "22:00");
        foreach (string field in new[] { "high-slack", "high-sms", "high-voice", "low-slack", "low-sms", "low-voice" })
        {
            back.With(field, "0s");
        }

        await back.PostAsync(vera);
        Person usual = await VeraAsync(server);
        Assert.Null(usual.Awake);
        Assert.True(usual.Notify is { High: [], Low: [], NoShiftNotices: true });
    }

    [Fact]
    public async Task Every_mistake_stands_at_its_field_and_nothing_is_saved()
    {
        await using MusterServer server = await StartAsync();
        Person before = await VeraAsync(server);
        using Browser vera = await server.SignedInAsync("Vera", AccountRole.Viewer);

        FilledForm form = new FilledForm(await vera.ReadAsync("/account"), "rules-form")
            .With("high-slack", "soon")
            .With("high-sms", "2h")
            .With("high-voice", "4m")
            .With("low-slack", "")
            .With("low-sms", "")
            .With("low-voice", "")
            .With("awakeFrom", "25:00")
            .With("awakeTo", "");
        IHtmlDocument refused = await ReadAsync(await form.PostAsync(vera));
        IHtmlDocument late = await ReadAsync(
            await form.With("high-slack", "1m")
                .With("high-sms", "")
                .With("low-slack", "0s")
                .With("awakeFrom", "07:00")
                .With("awakeTo", "07:00")
                .PostAsync(vera)
        );

        Assert.Contains("'soon' is no time", refused.QuerySelector("#high-slack-error").Text(), StringComparison.Ordinal);
        Assert.Contains("within 60 minutes", refused.QuerySelector("#high-sms-error").Text(), StringComparison.Ordinal);
        Assert.Contains("'25:00' is no time of day", refused.QuerySelector("#awakeFrom-error").Text(), StringComparison.Ordinal);
        Assert.NotNull(refused.QuerySelector("#awakeTo-error"));
        Assert.Contains("Other pages: Choose at least one way", refused.Words("#rules-mistakes"), StringComparison.Ordinal);
        Assert.Equal("2h", refused.QuerySelector("#high-sms option[selected]")?.GetAttribute("value"));
        Assert.Contains("Urgent pages: Let one of your ways be used at once.", late.Words("#rules-mistakes"), StringComparison.Ordinal);
        Assert.True(Core.Catalog.DefinitionEquality.Same(before, await VeraAsync(server)));
    }

    private static async Task<MusterServer> StartAsync()
    {
        MusterServer server = await MusterServer.StartAsync();
        await server.Services.PutAsync(
            """
            name: StreamFlow
            people:
              vera:
                name: Vera Novak
                email: vera@example.org
                zone: Europe/Prague
                contacts: [{ slack: U0VERA }, { sms: "+420777123456" }, { voice: "+420777123456" }]
                notify: { shifts: false }
            """
        );
        return server;
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage refused)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        return Html.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<Person> VeraAsync(MusterServer server) =>
        (await server.Services.GetRequiredService<OrganisationReader>().CurrentAsync(TestContext.Current.CancellationToken)).Person(
            new PersonId("vera")
        )!;
}
