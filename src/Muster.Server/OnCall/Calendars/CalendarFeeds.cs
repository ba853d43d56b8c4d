// Makes, finds and ends the addresses of calendars.
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;

namespace Muster.Server.OnCall.Calendars;

/// <summary>An address is told once, when it is made; what is kept is its hash.</summary>
public sealed class CalendarFeeds(IViewStore views, CommandRunner runner)
{
    /// <summary>256 bits: nobody guesses one.</summary>
    private const int TokenBytes = 32;

    public static Rejection NotYours =>
        Rejection.Forbidden(
            "calendar.not_yours",
            "The address of a person's calendar is for that person or an admin, and that of a schedule for responders. Nothing was changed."
        );

    /// <summary>Whether somebody may make and end an address.</summary>
    /// <param name="whose">The person whose shifts it shows; null for that of a schedule.</param>
    public static bool Owns(Caller caller, PersonId? whose)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.MayAdminister || (whose is null ? caller.MayRespond : caller.Person == whose);
    }

    /// <summary>Where the calendar behind a token is read.</summary>
    public static string PathOf(string token) => $"/ical/{token}.ics";

    /// <summary>Those that are open, newest first.</summary>
    public async Task<IReadOnlyList<CalendarFeed>> AllAsync(CancellationToken cancel) =>
        [.. (await views.AllAsync(Views.CalendarFeed, [Views.Open], cancel)).Select(row => row.Row<CalendarFeed>())];

    /// <summary>Those that answer no more, newest first.</summary>
    public async Task<IReadOnlyList<CalendarFeed>> EndedAsync(CancellationToken cancel) =>
        [.. (await views.AllAsync(Views.CalendarFeed, [Views.Closed], cancel)).Select(row => row.Row<CalendarFeed>())];

    /// <summary>The calendar behind a token; null when there is none, or not any more.</summary>
    public async Task<CalendarFeed?> FindAsync(string token, CancellationToken cancel) =>
        await views.FindAsync(Views.CalendarFeed, IdOf(token), cancel) is { Status: Views.Open } row ? row.Row<CalendarFeed>() : null;

    /// <summary>The calendar of a person or of a schedule that is open; null when there is none.</summary>
    public async Task<CalendarFeed?> OfAsync(PersonId? person, ScheduleId? schedule, CancellationToken cancel) =>
        (await AllAsync(cancel)).FirstOrDefault(one => one.Person == person && one.Schedule == schedule);

    /// <summary>A new address; one that was there for the same is over. Answers the token, which opens nothing where the write was refused.</summary>
    public async Task<(Outcome Outcome, string Token)> RenewAsync(PersonId? person, ScheduleId? schedule, Actor by)
    {
        string token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        Outcome outcome = await runner.RunAsync(
            operation: null,
            async (work, cancel) =>
            {
                CalendarFeed feed = new(IdOf(token), person, schedule, by, work.Now);
                foreach (CalendarFeed old in (await AllAsync(cancel)).Where(one => one.Of == feed.Of))
                {
                    work.Put(Row(old with { Ended = new("A new address took its place.", by, work.Now) }, Views.Closed));
                }

                work.Put(Row(feed, Views.Open));
                return null;
            },
            CancellationToken.None
        );
        return (outcome, token);
    }

    /// <summary>The address answers nothing from now on.</summary>
    public Task<Outcome> EndAsync(CalendarFeed feed, Actor by) =>
        WriteAsync(now => Row(feed with { Ended = new("It was ended.", by, now) }, Views.Closed));

    /// <summary>The address answers again.</summary>
    public Task<Outcome> RestoreAsync(CalendarFeed feed) => WriteAsync(_ => Row(feed with { Ended = null }, Views.Open));

    private Task<Outcome> WriteAsync(Func<DateTimeOffset, View> row) =>
        runner.RunAsync(
            operation: null,
            (work, _) =>
            {
                work.Put(row(work.Now));
                return Task.FromResult<Rejection?>(null);
            },
            CancellationToken.None
        );

    private static View Row(CalendarFeed feed, string status) =>
        new(Views.CalendarFeed, feed.Id, status, feed.At, ViewJson.Search([]), ViewJson.Write(feed));

    private static string IdOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
