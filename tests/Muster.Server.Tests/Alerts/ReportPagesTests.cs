// Reporting by form: what a customer told is an alert, once, and a form that is not right comes back.
using System.Net;
using AngleSharp.Html.Dom;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Drivers.InMemory;

namespace Muster.Server.Tests.Alerts;

public sealed class ReportPagesTests
{
    [Fact]
    public async Task A_report_becomes_a_group_that_pages()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        IHtmlDocument page = await browser.PageAsync("/alerts/report");

        using HttpResponseMessage answer = await browser.SubmitAsync(
            page.QuerySelector("#report-form"),
            typed: [("title", "Nobody in Spain can sign in"), ("service", "identity"), ("severity", "SEV-1")]
        );
        await browser.Console.SettleAsync();

        Assert.Equal("/alerts", answer.Headers.Location?.ToString());
        AlertGroup group = await browser.Console.GroupAsync("Nobody in Spain can sign in");
        Assert.Equal((new ServiceId("identity"), Severity.Sev1), (group.Service!.Value, group.Severity));
        Assert.NotNull(group.Page);
        PageRules.Hold(page);
    }

    [Fact]
    public async Task A_report_that_arrives_twice_is_one_alert()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        IHtmlDocument page = await browser.PageAsync("/alerts/report");

        using HttpResponseMessage first = await browser.SubmitAsync(page.QuerySelector("#report-form"), typed: ("title", "Slow"));
        using HttpResponseMessage second = await browser.SubmitAsync(page.QuerySelector("#report-form"), typed: ("title", "Slow"));

        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
        Assert.Single(await browser.Console.Store.FiringAsync(10, CancellationToken.None));
    }

    [Theory]
    [InlineData("title", "")]
    [InlineData("service", "no-such-service")]
    [InlineData("severity", "SEV-9")]
    [InlineData("ago", "-5")]
    public async Task A_form_that_is_not_right_comes_back_and_nothing_is_reported(string field, string value)
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        IHtmlDocument page = await browser.PageAsync("/alerts/report");

        using HttpResponseMessage answer = await browser.SubmitAsync(
            page.QuerySelector("#report-form"),
            typed: [("title", "Slow"), ("detail", "Typed before"), (field, value)]
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument again = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.NotNull(again.QuerySelector(".error"));
        Assert.Equal("Typed before", again.QuerySelector("#report-detail")?.TextContent);
        Assert.Empty(await browser.Console.Store.FiringAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task A_viewer_does_not_report()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        await browser.PageAsync("/alerts/report", 403, "viewer");
    }
}
