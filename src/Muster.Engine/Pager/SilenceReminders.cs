// Tells the owner of a silence, once and when they are awake, that its review is due.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>An owner who is nobody in the organisation, as amtool may name them, is told nothing: the silence stands in the console as one to review. Of several nodes the first tells.</summary>
public sealed class SilenceReminders(
    IAlertStore alerts,
    IViewStore views,
    OrganisationReader organisations,
    CommandRunner runner,
    TimeProvider clock
) : ICycle
{
    /// <summary>A minute: nobody waits for it.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private static readonly ImmutableArray<string> Lines =
    [
        "A silence of yours has held for long. Look whether it is still needed, and say so or end it; it stands as it is until then.",
    ];

    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public string Name => "silence-reminders";

    public Wake Signal(Wake commits) => commits.Unhurried;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (now < _next)
        {
            return _next;
        }

        IReadOnlyList<Silence> known = await alerts.SilencesAsync(now, stop);
        if (known.Count > 0)
        {
            Organisation organisation = await organisations.CurrentAsync(stop);
            foreach (Silence silence in known)
            {
                stop.ThrowIfCancellationRequested();
                await LookAsync(silence, organisation, now, stop);
            }
        }

        _next = now + Every;
        return _next;
    }

    private async Task LookAsync(Silence silence, Organisation organisation, DateTimeOffset now, CancellationToken stop)
    {
        // Most are short: they are never to review, whatever was read of them.
        if (SilenceReviewRules.DueAt(silence, last: null) is null || OwnerOf(organisation, silence) is not { } owner)
        {
            return;
        }

        SilenceReview? last = (await views.FindAsync(Views.SilenceReview, silence.Id.Value, stop))?.Row<SilenceReview>();
        if (SilenceReviewRules.DueAt(silence, last) is { } due && due <= now && await IsToldAsync(silence, due, stop) is false)
        {
            await runner.RunAsync(null, (work, cancel) => TellAsync(work, silence, due, owner, organisation, cancel), stop);
        }
    }

    private async Task<bool> IsToldAsync(Silence silence, DateTimeOffset due, CancellationToken cancel) =>
        (await views.FindAsync(Views.SilenceReminder, silence.Id.Value, cancel))?.Row<SilenceReminder>().DueAt == due;

    private async Task<Rejection?> TellAsync(
        Work work,
        Silence silence,
        DateTimeOffset due,
        Person owner,
        Organisation organisation,
        CancellationToken cancel
    )
    {
        View? read = await views.FindAsync(Views.SilenceReminder, silence.Id.Value, cancel);
        if (read?.Row<SilenceReminder>().DueAt == due)
        {
            return null;
        }

        string matchers = string.Join(", ", silence.Matchers.Select(organisation.NameOf));
        string until = $"{silence.EndsAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC";
        string title = EdgeText.Line($"Still needed? Silence until {until}: {silence.Comment} ({matchers})", EdgeLimits.TitleBytes);
        work.Put(
            new View(Views.SilenceReminder, silence.Id.Value, Views.Recorded, work.Now, "", ViewJson.Write(new SilenceReminder(due))),
            read
        );
        string about = $"silence/{silence.Id}";
        NoticePost.Send(work, owner, about, $"{about}/{due.ToUnixTimeSeconds()}", (title, Lines, "/silences"));
        return null;
    }

    private static Person? OwnerOf(Organisation organisation, Silence silence) =>
        Slug.IsValid(silence.CreatedBy)
            ? organisation.Person(new PersonId(silence.CreatedBy))
            : organisation.People.Values.FirstOrDefault(person =>
                string.Equals(person.Email, silence.CreatedBy, StringComparison.OrdinalIgnoreCase)
                || string.Equals(person.Name, silence.CreatedBy, StringComparison.OrdinalIgnoreCase)
            );
}
