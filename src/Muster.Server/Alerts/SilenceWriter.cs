// Makes and ends silences as the rules of Core allow.
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.Alerts;

/// <summary>A silence keeps later pages from being sent; a page that rings already is for a person to answer.</summary>
public sealed class SilenceWriter(IAlertStore alerts, IIds ids, CommandRunner runner, Wake wake, TimeProvider clock)
{
    /// <param name="wanted">One, or one for each week: all are made or none is.</param>
    /// <param name="operation">The submission: one that arrives twice makes its silences once; null for none.</param>
    /// <returns>What holds now or will, in the order of <paramref name="wanted"/>; empty with why when it was refused.</returns>
    public async Task<(ImmutableArray<Silence> Made, Rejection? Why)> CreateAsync(ImmutableArray<SilenceDraft> wanted, Operation? operation)
    {
        string seed = operation?.Id ?? ids.New();
        DateTimeOffset now = clock.GetUtcNow();
        ImmutableArray<SilenceOutcome> outcomes =
        [
            .. wanted.Select((draft, place) => SilenceRules.Create(draft, IdOf(place == 0 ? seed : $"{seed}/{place}"), now)),
        ];
        if (outcomes.OfType<SilenceOutcome.Refused>().FirstOrDefault() is { } refused)
        {
            return ([], refused.Why);
        }

        List<Silence> made = [];
        foreach (Silence silence in outcomes.OfType<SilenceOutcome.Saved>().Select(saved => saved.Silence))
        {
            Silence? before = await alerts.SilenceAsync(silence.Id, CancellationToken.None);
            if (before is null)
            {
                await alerts.SaveSilenceAsync(silence, CancellationToken.None);
            }

            made.Add(before ?? silence);
        }

        wake.All();
        return ([.. made], null);
    }

    /// <summary>Keeps that somebody looked at a silence that holds or will, and lets it stand.</summary>
    /// <returns>Null when it is kept, else why it was refused.</returns>
    public async Task<Rejection?> ReviewAsync(string id, string by)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (await FindAsync(id) is not { } silence)
        {
            return Unknown;
        }

        if (SilenceRules.State(silence, now) == SilenceState.Expired)
        {
            return new Rejection(
                "silence.over",
                $"The silence ended at {silence.EndsAt:u}: there is nothing to look at. Nothing was changed."
            );
        }

        View row = new(Views.SilenceReview, silence.Id.Value, Views.Recorded, now, "", ViewJson.Write(new SilenceReview(now, by)));
        Outcome outcome = await runner.RunAsync(null, KeepAsync, CancellationToken.None);
        return (outcome as Outcome.Refused)?.Why;

        Task<Rejection?> KeepAsync(Work work, CancellationToken cancel)
        {
            work.Put(row);
            return Task.FromResult<Rejection?>(null);
        }
    }

    /// <returns>Null when it is over now, else why it was refused.</returns>
    public async Task<Rejection?> ExpireAsync(string id, SilenceEnd end) =>
        await FindAsync(id) is { } present ? await SaveAsync(SilenceRules.Expire(present, end, clock.GetUtcNow())) : Unknown;

    private static Rejection Unknown => Rejection.NotFound("silence.not_found", "There is no such silence. Nothing was changed.");

    private async Task<Silence?> FindAsync(string id) =>
        Slug.IsValid(id) ? await alerts.SilenceAsync(SilenceId.Parse(id), CancellationToken.None) : null;

    private async Task<Rejection?> SaveAsync(SilenceOutcome outcome)
    {
        if (outcome is SilenceOutcome.Saved saved)
        {
            foreach (Silence silence in saved.All)
            {
                await alerts.SaveSilenceAsync(silence, CancellationToken.None);
            }

            wake.All();
        }

        return (outcome as SilenceOutcome.Refused)?.Why;
    }

    /// <summary>In the form of a UUID, because amtool and its like know silences by one.</summary>
    private static SilenceId IdOf(string seed) =>
        SilenceId.Parse(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("silence/" + seed)).AsSpan(0, 16)).ToString());
}
