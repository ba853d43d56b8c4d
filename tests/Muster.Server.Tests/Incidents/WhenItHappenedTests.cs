// When something happened: the instant or the minutes that somebody chose, counted from when they wrote it.
using System.Globalization;
using System.Net;
using System.Text.Json;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Incidents;

public sealed class WhenItHappenedTests(IncidentWorld world) : IClassFixture<IncidentWorld>
{
    private const string Minute = "yyyy-MM-dd'T'HH:mm";
    private static readonly TimeSpan Close = TimeSpan.FromMinutes(2);

    private DateTimeOffset Now => world.Server.Clock.GetUtcNow();

    [Fact]
    public async Task Minutes_ago_that_somebody_chose_win_over_the_instant_that_the_form_offered()
    {
        (FilledForm form, string id, Browser ana) = await StartAsync();
        Assert.NotNull(form.Offered("impactStartedAt"));
        Assert.Equal("", form.Offered("impactStartedAtAgo"));

        await DoneAsync(form.With("impactStartedAtAgo", "30"), ana);

        Assert.InRange(await BeganAsync(id), Now.AddMinutes(-30) - Close, Now.AddMinutes(-30));
    }

    [Fact]
    public async Task An_instant_that_somebody_typed_wins_over_minutes_ago()
    {
        (FilledForm form, string id, Browser ana) = await StartAsync();

        await DoneAsync(form.With("impactStartedAtAgo", "30").With("impactStartedAt", Text(Now.AddHours(-5))), ana);

        Assert.InRange(await BeganAsync(id), Now.AddHours(-5) - Close, Now.AddHours(-5));
    }

    [Fact]
    public async Task An_instant_that_was_offered_stands_when_nothing_else_is_chosen()
    {
        (FilledForm form, string id, Browser ana) = await StartAsync();

        await DoneAsync(form, ana);

        Assert.Equal(form.Offered("impactStartedAt"), Text(await BeganAsync(id)));
    }

    [Fact]
    public async Task Neither_minutes_nor_an_instant_is_not_taken_for_just_now()
    {
        (FilledForm form, _, Browser ana) = await StartAsync();

        HttpResponseMessage refused = await form.With("impactStartedAt", "").PostAsync(ana);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        string error = Html.Parse(await refused.Content.ReadAsStringAsync()).GetElementById("impact-start-at-error")!.TextContent;
        Assert.Contains("Choose how long ago it was", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_waited_for_a_connection_says_when_it_was_written_and_that_it_was_recorded_later()
    {
        string id = await world.DeclareAsync();
        DateTimeOffset written = Now.AddMinutes(-20);

        string title = await NotedAsync(id, "In the tunnel", waited: "1200");

        string[] right = [Said(written), Said(written.AddMinutes(1)), Said(written.AddMinutes(2))];
        Assert.Contains(title, right.Select(at => $"Note by Ana Silva, happened {at}, recorded later"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("20")]
    [InlineData("-600")]
    [InlineData("a while")]
    public async Task A_note_that_came_at_once_or_does_not_say_how_long_it_waited_happened_when_it_came(string waited)
    {
        string id = await world.DeclareAsync();

        Assert.Equal("Note by Ana Silva", await NotedAsync(id, "Seen", waited));
    }

    [Fact]
    public async Task No_note_is_moved_by_more_than_a_day()
    {
        string id = await world.DeclareAsync();
        string yesterday = Now.AddDays(-1).ToString("d MMM", CultureInfo.InvariantCulture);

        Assert.Contains(yesterday, await NotedAsync(id, "A clock that jumped", waited: "99999999"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Just_now_means_when_it_was_written()
    {
        string id = await world.DeclareAsync();
        await world.DoAsync("ana", HttpMethod.Put, $"/{id}/impact-start", new { impactStartedAt = Now.AddHours(-2) });
        using Browser ana = await world.Server.SignedInAsync("Ana");
        FilledForm form = new(Html.Parse(await ana.PageAsync("/incidents/" + id)), "mitigate");

        HttpResponseMessage done = await ana.PostLateAsync(form.Action, "1800", form.With("impactStoppedAtAgo", "0").Fields);

        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        JsonElement incident = await world.DoAsync("ana", HttpMethod.Get, "/" + id);
        DateTimeOffset stopped = incident.GetProperty("impactStoppedAt").GetDateTimeOffset();
        Assert.InRange(stopped, Now.AddMinutes(-30) - Close, Now.AddMinutes(-30));
    }

    private async Task<(FilledForm Form, string Id, Browser Ana)> StartAsync()
    {
        string id = await world.DeclareAsync();
        await world.DoAsync("ana", HttpMethod.Put, $"/{id}/impact-start", new { impactStartedAt = Now.AddHours(-2) });
        Browser ana = await world.Server.SignedInAsync("Ana");
        return (new(Html.Parse(await ana.PageAsync("/incidents/" + id)), "impact-start"), id, ana);
    }

    private static async Task DoneAsync(FilledForm form, Browser browser) =>
        Assert.Equal(HttpStatusCode.SeeOther, (await form.PostAsync(browser)).StatusCode);

    private async Task<DateTimeOffset> BeganAsync(string id) =>
        (await world.DoAsync("ana", HttpMethod.Get, "/" + id)).GetProperty("impactStartedAt").GetDateTimeOffset();

    /// <summary>Writes a note that lay in the browser for so many seconds; answers its title in the timeline.</summary>
    private async Task<string> NotedAsync(string id, string text, string waited)
    {
        using Browser ana = await world.Server.SignedInAsync("Ana");
        FilledForm form = new(Html.Parse(await ana.PageAsync("/incidents/" + id)), "note");
        HttpResponseMessage done = await ana.PostLateAsync(form.Action, waited, form.With("text", text).Fields);
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        JsonElement timeline = await world.DoAsync("ana", HttpMethod.Get, $"/{id}/timeline");
        JsonElement line = timeline.GetProperty("items").EnumerateArray().Single(one => one.GetProperty("body").GetString() == text);
        return line.GetProperty("title").GetString()!;
    }

    /// <summary>As the timeline writes an instant beside another one: with its day, when that is another.</summary>
    private string Said(DateTimeOffset at) =>
        at.ToString(at.Date == Now.Date ? "HH:mm 'UTC'" : "d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString(Minute, CultureInfo.InvariantCulture);
}
