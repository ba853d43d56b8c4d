// The routes of the pages that measure alerts and pages.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Muster.Core.Kernel;
using Muster.Core.Measures;
using Muster.Engine.Projections;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Measures.Pages;

internal static class AlertsPages
{
    public const string Opened = "opened";
    public const string Paged = "paged";
    public const string Flapping = "flapping";
    public const string Night = "night";
    public const string Nights = "nights";
    public const string Worst = "worst";

    public static async Task<IResult> PageAsync(HttpContext http, AlertReader reader, TimeProvider clock)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return MeasureQuestion.Read(http.Request.Query, now, out _) is { } asked
            ? Fragment.Page<AlertsMeasuredPage>(http, new { Answer = await reader.ReadAsync(asked, http.RequestAborted), Now = now })
            : PostResult.SeeOther(http, AlertLinks.Page);
    }

    public static async Task<IResult> BehindAsync(HttpContext http, AlertReader reader, TimeProvider clock)
    {
        IQueryCollection query = http.Request.Query;
        if (MeasureQuestion.Read(query, clock.GetUtcNow(), out _) is not { } asked)
        {
            return PostResult.SeeOther(http, AlertLinks.Page);
        }

        AlertsAnswer answer = await reader.ReadAsync(asked, http.RequestAborted);
        if (Behind(answer, query) is not { } behind)
        {
            return PostResult.SeeOther(http, AlertLinks.Page);
        }

        int start = int.TryParse(query["start"].LastOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out int place)
            ? Math.Min(place, behind.All.Length)
            : 0;
        BehindAlertsView view = new(
            asked,
            behind.Title,
            behind.All,
            start,
            MeasureLinks.Again(AlertLinks.Behind, query),
            answer.Organisation
        );
        return Fragment.Page<BehindAlertsPage>(http, new { Model = view });
    }

    /// <summary>Null where the query names nothing that is counted.</summary>
    private static (string Title, ImmutableArray<BehindAlert> All)? Behind(AlertsAnswer answer, IQueryCollection query)
    {
        string? only = MeasureQuestion.Text(query, "only");
        if (MeasureQuestion.ReadOf(query, "outcome", Enum.GetValues<PageOutcome>(), PageOutcomeText.Name, new()) is { } outcome)
        {
            return ($"Pages: {outcome.Label()}", [.. answer.Pages.Where(page => page.Outcome == outcome).Select(BehindAlert.Of)]);
        }

        if (MeasureQuestion.Text(query, "person") is { } text && Slug.IsValid(text))
        {
            return OfPerson(answer, new PersonId(text), only);
        }

        string? talker = MeasureQuestion.Text(query, "talker");
        return talker is null && only is not (Opened or Paged or Flapping) ? null : (Title(talker, only), Groups(answer, talker, only));
    }

    private static (string Title, ImmutableArray<BehindAlert> All) OfPerson(AlertsAnswer answer, PersonId person, string? only)
    {
        string zone = AlertsAnswer.Zone(answer.Organisation, person);
        (PageFacts Page, DateTimeOffset? Night)[] told =
        [
            .. answer
                .Pages.SelectMany(page => page.Told.Where(told => told.Person == person).Select(told => (page, told.At)))
                .Select(one => (one.page, AlertQuality.NightOf(one.At, zone))),
        ];
        ILookup<DateTimeOffset, PageFacts> nights = told.Where(one => one.Night is not null)
            .ToLookup(one => one.Night!.Value, one => one.Page);
        (string words, IEnumerable<PageFacts> pages) = only switch
        {
            Night => (" at night", nights.SelectMany(night => night)),
            Nights => (", the first of each night", nights.Select(night => night.MinBy(page => page.StartedAt)!)),
            Worst => (" in the worst night", nights.MaxBy(night => night.Count()) ?? Enumerable.Empty<PageFacts>()),
            _ => ("", told.Select(one => one.Page)),
        };
        return (
            $"Pages of {answer.Organisation.Person(person)?.Name ?? person.Value}{words}",
            [.. pages.OrderByDescending(page => page.StartedAt).Select(BehindAlert.Of)]
        );
    }

    private static string Title(string? talker, string? only) =>
        (talker?.Split('/', 2)[^1] ?? "Alert groups")
        + only switch
        {
            Paged => ", paged",
            Flapping => ", flapping",
            _ => "",
        };

    private static ImmutableArray<BehindAlert> Groups(AlertsAnswer answer, string? talker, string? only)
    {
        Dictionary<PageId, PageFacts> pages = answer.Pages.ToDictionary(page => page.Id);
        return
        [
            .. answer
                .Groups.Where(group => talker is null || AlertQuality.KeyOf(group) == talker)
                .Where(group => only != Paged || group.Page is not null)
                .Where(group => only != Flapping || HeldReasons.IsFlapping(group))
                .Select(group => BehindAlert.Of(group, group.Page is { } page ? pages.GetValueOrDefault(page) : null)),
        ];
    }
}
