// The calendars that programs subscribe to: RFC 5545, for whoever has the address, until it ends.
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Reflection;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.OnCall.Calendars;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Drivers.InMemory;

namespace Muster.Server.Tests.OnCall;

public sealed class CalendarFeedTests
{
    private const string Feeds = "/api/v1/calendar-feeds";

    [Fact]
    public async Task A_person_s_calendar_has_their_shifts_for_whoever_has_the_address()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        string path = await MadeAsync(browser, new { person = "ana" });
        using HttpResponseMessage answer = await browser.GetAsync(path, SignedInAs.Stranger);
        string text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        string[] lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (lines[0], lines[^1]));
        // A method makes it a message from an organiser (RFC 5546, 3.2.1), and there is none.
        Assert.DoesNotContain(lines, line => line.StartsWith("METHOD", StringComparison.Ordinal));
        Assert.Contains("VERSION:2.0", lines);
        string[] uids = [.. lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal))];
        Assert.NotEmpty(uids);
        Assert.Equal(uids.Length, uids.Distinct().Count());
        Assert.All(
            lines.Where(line => line.StartsWith("DTSTART", StringComparison.Ordinal) || line.StartsWith("DTEND", StringComparison.Ordinal)),
            line => Assert.Matches("^DT(START|END):[0-9]{8}T[0-9]{6}Z$", line)
        );
        Assert.All(
            lines.Where(line => line.StartsWith("SUMMARY:", StringComparison.Ordinal)),
            line => Assert.StartsWith("SUMMARY:On call: ", line, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_address_ends_when_it_is_renewed_or_ended_and_is_no_secret_of_the_list()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        string first = await MadeAsync(browser, new { schedule = "streaming" });
        string second = await MadeAsync(browser, new { schedule = "streaming" });
        Assert.Equal((404, 200), (await StatusAsync(browser, first), await StatusAsync(browser, second)));
        Assert.Equal(404, await StatusAsync(browser, "/ical/guessed.ics"));

        JsonElement list = await browser.JsonAsync(Feeds);
        JsonElement only = Assert.Single(list.GetProperty("items").EnumerateArray());
        string id = only.GetProperty("id").GetString()!;
        Assert.DoesNotContain(second["/ical/".Length..^".ics".Length], list.ToString(), StringComparison.Ordinal);
        await browser.SendAsync(HttpMethod.Delete, $"{Feeds}/{id}", body: null);
        Assert.Equal(404, await StatusAsync(browser, second));
    }

    [Fact]
    public async Task Nobody_takes_the_calendar_of_another_and_bad_input_is_told()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        await browser.SendAsync(HttpMethod.Post, Feeds, new { person = "ben" }, HttpStatusCode.Forbidden);
        await browser.SendAsync(HttpMethod.Post, Feeds, new { schedule = "streaming" }, HttpStatusCode.Forbidden, "viewer");
        await browser.SendAsync(HttpMethod.Post, Feeds, new { }, HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task The_page_makes_an_address_tells_it_once_and_withdraws_it()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        IHtmlDocument page = await browser.PageAsync("/calendar-address?schedule=streaming");
        PageRules.Hold(page);
        Assert.Null(page.QuerySelector("#withdraw"));
        using HttpResponseMessage made = await browser.SubmitAsync(page.QuerySelector("#renew"));
        page = Html.Parse(await made.Content.ReadAsStringAsync());
        PageRules.Hold(page);
        string path = new Uri(page.QuerySelector("#made .secret").Text()).AbsolutePath;
        Assert.Equal(200, await StatusAsync(browser, path));
        Assert.Null((await browser.PageAsync("/calendar-address?schedule=streaming")).QuerySelector("#made"));

        using HttpResponseMessage withdrawn = await browser.SubmitAsync(page.QuerySelector("#withdraw"));
        Assert.Equal("/calendar-address?schedule=streaming", withdrawn.Headers.Location?.ToString());
        Assert.Equal(404, await StatusAsync(browser, path));

        await browser.PageAsync("/calendar-address", role: "viewer");
        await browser.PageAsync("/calendar-address?schedule=streaming", 403, "viewer");
        await browser.PageAsync("/calendar-address?schedule=nothing", 404);
    }

    [Fact]
    public async Task An_address_whose_write_was_refused_opens_nothing_and_says_so()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        IEventStore busy = DispatchProxy.Create<IEventStore, BusyStore>();
        ((BusyStore)busy).Store = browser.Console.Get<IEventStore>();
        CommandRunner runner = ActivatorUtilities.CreateInstance<CommandRunner>(browser.Console.Services, busy);
        CalendarFeeds feeds = new(browser.Console.Get<IViewStore>(), runner);

        (Outcome outcome, string token) = await feeds.RenewAsync(new PersonId("ana"), schedule: null, Actor.Person("ana"));

        Assert.Equal("conflict", Assert.IsType<Outcome.Refused>(outcome).Why.Code);
        Assert.Equal(404, await StatusAsync(browser, CalendarFeeds.PathOf(token)));
    }

    private static async Task<string> MadeAsync(ConsoleBrowser browser, object of)
    {
        JsonElement made = await browser.SendAsync(HttpMethod.Post, Feeds, of);
        return new Uri(made.GetProperty("url").GetString()!).AbsolutePath;
    }

    private static async Task<int> StatusAsync(ConsoleBrowser browser, string path)
    {
        using HttpResponseMessage answer = await browser.GetAsync(path, SignedInAs.Stranger);
        return (int)answer.StatusCode;
    }

    /// <summary>Others are always faster.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy derives from it.")]
    internal class BusyStore : DispatchProxy
    {
        public object? Store { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(IEventStore.CommitAsync)
                ? Task.FromResult<CommitResult>(new CommitResult.Conflict("the calendar"))
                : targetMethod.Invoke(Store, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
    }
}
