// Takes a calendar into a schedule: reads it, names every mistake at once, and writes schedule, shifts and source in one commit.
using System.Globalization;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Rosters;
using Muster.Engine.Commands;
using Muster.Server.Web.Api;

namespace Muster.Server.OnCall.Import;

/// <summary>Whoever imports mends the calendar first: one event that is no shift refuses it. When the server reads it again by itself, it takes what it can.</summary>
internal sealed class CalendarImport(
    CommandRunner runner,
    OrganisationReader organisations,
    CalendarSources sources,
    CalendarFetch fetch,
    TimeProvider clock
)
{
    /// <summary>100 characters: a name stands on one line.</summary>
    private const int NameMax = 100;

    /// <summary>The code of a refusal because the address did not give a calendar, whatever it holds.</summary>
    public const string Unreachable = "calendar.unreachable";

    /// <summary>An hour between readings: as often as calendar programs ask.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>What was imported, or would be; or why not.</summary>
    /// <param name="isNew">Whether a schedule that has the calendar already refuses another one, because nobody said that it is to be replaced.</param>
    public async Task<(ImportedCalendar? Imported, Rejection? Why)> ImportAsync(
        Asking asking,
        CalendarBody body,
        CancellationToken cancel,
        bool isNew = false
    )
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        (ImportPlan plan, FieldErrors errors) = Plan(organisation, body);
        bool isTaken = isNew && IsTaken(organisation, plan);
        errors.When(isTaken && (errors.Any || body.DryRun), "name", Taken(plan));
        string? text = body.Content;
        string? tag = null;
        if (!errors.Any && plan.Address is { } address)
        {
            FetchedCalendar fetched = await fetch.GetAsync(address, tag: null, cancel);
            (text, tag) = fetched is FetchedCalendar.Read read ? (read.Text, read.Tag) : (null, null);
            if (text is null)
            {
                string why = (fetched as FetchedCalendar.Failed)?.Why ?? "Its server sent nothing.";
                return (
                    null,
                    errors.When(isTaken, "name", Taken(plan)).When(true, "url", why).Refuse(Unreachable, "Nothing was imported.")
                );
            }
        }

        if (errors.Any)
        {
            return (null, errors.Refuse("calendar.invalid", "Nothing was imported."));
        }

        CalendarReading reading = CalendarFile.Read(text!, organisation, plan.Schedule.Zone, clock.GetUtcNow());
        foreach (CalendarMistake mistake in reading.Mistakes)
        {
            errors.When(
                true,
                mistake.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"line {mistake.Line}") : "calendar",
                mistake.ToString()
            );
        }

        errors.When(reading is { Shifts: [], Mistakes: [] }, "calendar", "It has no event to come.");
        errors.When(isTaken && errors.Any, "name", Taken(plan));
        if (errors.Any)
        {
            return (null, errors.Refuse("calendar.invalid", "Nothing was imported, and every event that is no shift is named here."));
        }

        if (!body.DryRun && await WriteAsync(asking, plan, reading, tag, isNew) is { } refused)
        {
            return (null, refused);
        }

        return (ImportedCalendar.Of(plan.Schedule, reading.Shifts, body.DryRun), null);
    }

    /// <summary>Reads a calendar again by its address; a failure is kept beside what was read before.</summary>
    public async Task RefreshAsync(CalendarSource source, CancellationToken stop)
    {
        Organisation organisation = await organisations.CurrentAsync(stop);
        if (organisation.Schedule(source.Schedule) is not { IsImported: true } schedule)
        {
            return;
        }

        FetchedCalendar fetched = sources.Address(source) is { } address
            ? await fetch.GetAsync(address, source.Tag, stop)
            : new FetchedCalendar.Failed("The keys that protect its address are gone: import it anew.");
        DateTimeOffset now = clock.GetUtcNow();
        CalendarSource well = source with { ReadAt = now, Failure = null, FailingSince = null };
        CalendarReading? reading = fetched is FetchedCalendar.Read read
            ? CalendarFile.Read(read.Text, organisation, schedule.Zone, now)
            : null;
        string? failure =
            (fetched as FetchedCalendar.Failed)?.Why ?? (reading is { Shifts: [], Mistakes: [var first, ..] } ? first.ToString() : null);
        CalendarSource after =
            failure is not null ? source with { Failure = failure, FailingSince = source.FailingSince ?? now }
            : reading is null ? well
            : well with { Tag = (fetched as FetchedCalendar.Read)?.Tag, Skipped = [.. reading.Mistakes.Select(one => one.ToString())] };
        await runner.RunAsync(
            null,
            async (work, cancel) =>
            {
                CalendarSources.Put(work, after, read: null);
                return failure is null && reading is not null
                    ? await work.DecideRosterAsync(
                        new RosterCommand.ImportCalendar(
                            await work.OrganisationAsync(cancel),
                            source.Schedule.Value,
                            reading.Shifts,
                            Actor.System("calendar"),
                            work.Now
                        ),
                        cancel
                    )
                    : null;
            },
            CancellationToken.None
        );
    }

    private (ImportPlan Plan, FieldErrors Errors) Plan(Organisation organisation, CalendarBody body)
    {
        FieldErrors errors = new();
        string id = body.Id ?? Named(body.Name ?? "");
        Schedule? known = Slug.IsValid(id) ? organisation.Schedule(new(id)) : null;
        string zone = body.Zone ?? known?.Zone ?? "Etc/UTC";
        Uri? address = null;
        IReadOnlyList<string> wrong = [];
        if (body.Url is { } url)
        {
            address = fetch.Check(url, out wrong);
        }

        errors
            .When(body.Name is null && known is null, "name", "Name the schedule, as people will read it.")
            .OptionalText("name", body.Name, NameMax)
            .When(
                (body.Id ?? body.Name) is not null && !Slug.IsValid(id),
                "id",
                id.Length == 0
                    ? "The name has none of the letters a-z and digits of which its id is made: add some."
                    : $"'{EdgeText.Line(id, 80)}' is no id: use a-z, 0-9 and hyphens."
            )
            .When(
                known is { IsImported: false },
                "id",
                $"The schedule '{id}' has rotations of its own, and a calendar would hide them. Import it under another name or id."
            )
            .When(
                !ScheduleRules.IsKnownZone(zone),
                "zone",
                $"'{EdgeText.Line(zone, 80)}' is no IANA time zone; use a name such as Europe/Prague."
            )
            .When((body.Url is null) == (body.Content is null), "url", "Give either the address of the calendar or its content.");
        foreach (string mistake in wrong)
        {
            errors.When(true, "url", mistake);
        }

        Schedule schedule = errors.Any
            ? new(default, "", zone, [], [])
            : (known ?? new Schedule(new(id), body.Name!.Trim(), zone, [], [])) with
            {
                Name = body.Name?.Trim() ?? known!.Name,
                Zone = zone,
                IsImported = true,
            };
        return (new(id, schedule, address), errors);
    }

    private static bool IsTaken(Organisation organisation, ImportPlan plan) =>
        Slug.IsValid(plan.Id) && organisation.Schedule(new(plan.Id)) is { IsImported: true };

    private static string Taken(ImportPlan plan) =>
        $"The schedule '{plan.Id}' has a calendar already, and this one would replace it. Use another name, or “Import it again” on the schedule's page.";

    private async Task<Rejection?> WriteAsync(Asking asking, ImportPlan plan, CalendarReading reading, string? tag, bool isNew)
    {
        Outcome outcome = await runner.RunAsync(
            asking.Operation,
            async (work, cancel) =>
            {
                Organisation now = await work.OrganisationAsync(cancel);

                // Here and not before: the same form that comes twice has made the schedule itself.
                if (isNew && IsTaken(now, plan))
                {
                    return Rejection.Invalid("calendar.invalid", "Nothing was imported.", [new("name", Taken(plan))]);
                }

                Organisation wanted = now with
                {
                    Schedules = now.Schedules.SetItem(plan.Schedule.Id.Value, plan.Schedule with { Arranged = Arranged.Nothing }),
                };
                CalendarSource source = new(
                    plan.Schedule.Id,
                    plan.Address is null ? null : sources.Protect(plan.Address),
                    plan.Address?.Host,
                    tag,
                    asking.By,
                    work.Now,
                    work.Now + Every,
                    Failure: null,
                    FailingSince: null,
                    Skipped: []
                );
                CalendarSources.Put(work, source, read: null);
                return await work.DecideOrganisationAsync(
                        new OrganisationCommand.Put(wanted, Prune: false, "Imported from a calendar.", asking.By, work.Now),
                        cancel
                    )
                    ?? await work.DecideRosterAsync(
                        new RosterCommand.ImportCalendar(
                            await work.OrganisationAsync(cancel),
                            plan.Schedule.Id.Value,
                            reading.Shifts,
                            asking.By,
                            work.Now
                        ),
                        cancel
                    );
            },
            CancellationToken.None
        );
        return (outcome as Outcome.Refused)?.Why;
    }

    /// <summary>The name as an id: what is no letter or digit of ASCII becomes a hyphen.</summary>
    private static string Named(string name)
    {
        char[] letters = [.. name.Trim().ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')];
        return string.Join('-', new string(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <param name="Id">Of the schedule, as it was asked for: it need not be a valid one.</param>
    /// <param name="Address">Null where the content itself was sent.</param>
    private sealed record ImportPlan(string Id, Schedule Schedule, Uri? Address);
}
