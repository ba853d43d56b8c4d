// When a silence holds, which silences are accepted, and how one is changed without rewriting what was silent.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>
/// As Alertmanager does: a silence is never made to have silenced what it did not. Where a change would, the present silence ends and a new one begins.
/// Source: Alertmanager, <c>silence/silence.go</c> (set, canUpdate, expire).
/// </summary>
public static class SilenceRules
{
    public static SilenceState State(Silence silence, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(silence);
        return now >= silence.EndsAt ? SilenceState.Expired
            : now < silence.StartsAt ? SilenceState.Pending
            : SilenceState.Active;
    }

    /// <summary>A new silence. One that should have begun begins now.</summary>
    public static SilenceOutcome Create(SilenceDraft wanted, SilenceId id, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return Refusal(wanted, now) is SilenceOutcome refused ? refused : new SilenceOutcome.Saved(New(wanted, id, now), Replaced: null);
    }

    /// <summary>
    /// Changes a silence. It keeps its id when the matchers stay and its past does too: an active one keeps its start (by the second), a pending one starts
    /// in the future. Else it ends now, and a new one with <paramref name="idOfNew"/> begins.
    /// </summary>
    public static SilenceOutcome Update(Silence present, SilenceDraft wanted, SilenceId idOfNew, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(wanted);
        if (Refusal(wanted, now) is SilenceOutcome refused)
        {
            return refused;
        }

        SilenceState state = State(present, now);
        Silence changed = New(wanted, present.Id, now);
        bool keepsThePast =
            changed.Matchers.SequenceEqual(present.Matchers)
            && state switch
            {
                SilenceState.Active => (wanted.StartsAt ?? present.StartsAt).ToUnixTimeSeconds() == present.StartsAt.ToUnixTimeSeconds(),
                SilenceState.Pending => wanted.StartsAt >= now,
                SilenceState.Expired => false,
            };
        if (keepsThePast)
        {
            return new SilenceOutcome.Saved(
                state == SilenceState.Active ? changed with { StartsAt = present.StartsAt } : changed,
                Replaced: null
            );
        }

        Silence? replaced =
            state == SilenceState.Expired ? null : Ended(present, new(wanted.CreatedBy, $"Replaced by the silence {idOfNew}."), now);
        return new SilenceOutcome.Saved(changed with { Id = idOfNew }, replaced);
    }

    /// <summary>Ends a silence now, and keeps who did and why; one that has not begun will not.</summary>
    public static SilenceOutcome Expire(Silence present, SilenceEnd end, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(end);
        return State(present, now) == SilenceState.Expired
            ? new SilenceOutcome.Unchanged(new("silence.already_expired", $"The silence ended at {present.EndsAt:u}."))
            : new SilenceOutcome.Saved(Ended(present, end, now), Replaced: null);
    }

    /// <summary>Every mistake in the silence, at the names of Alertmanager's JSON; empty when there is none.</summary>
    public static ImmutableArray<FieldError> Check(SilenceDraft wanted, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return [.. CheckMatchers(wanted.Matchers), .. CheckTimes(wanted.StartsAt ?? now, wanted.EndsAt, now), .. CheckWords(wanted)];
    }

    private static IEnumerable<FieldError> CheckMatchers(ImmutableArray<Matcher> matchers)
    {
        if (matchers.IsDefaultOrEmpty)
        {
            yield return new("matchers", "A silence has at least one matcher.");
            yield break;
        }

        if (matchers.Length > EdgeLimits.Matchers)
        {
            yield return new("matchers", $"A silence has at most {EdgeLimits.Matchers} matchers, this one has {matchers.Length}.");
        }

        for (int index = 0; index < matchers.Length; index++)
        {
            if (MatcherRules.Check(matchers[index]) is string wrong)
            {
                yield return new($"matchers[{index}]", wrong);
            }
        }

        if (matchers.All(MatcherRules.HoldsForMissing))
        {
            yield return new(
                "matchers",
                "At least one matcher must not hold for a missing label, or the silence would silence everything."
            );
        }
    }

    private static IEnumerable<FieldError> CheckTimes(DateTimeOffset startsAt, DateTimeOffset endsAt, DateTimeOffset now)
    {
        if (startsAt >= endsAt)
        {
            yield return new("endsAt", "A silence ends after it starts.");
        }

        if (endsAt < now)
        {
            yield return new("endsAt", "The end of a silence cannot be in the past.");
        }

        DateTimeOffset begins = startsAt < now ? now : startsAt;
        if (endsAt - begins > SilenceDefaults.DurationMax)
        {
            yield return new(
                "endsAt",
                $"A silence lasts at most {SilenceDefaults.DurationMax.Days} days; what must be silent for longer belongs into the routes."
            );
        }
    }

    private static IEnumerable<FieldError> CheckWords(SilenceDraft wanted)
    {
        if (string.IsNullOrWhiteSpace(wanted.CreatedBy))
        {
            yield return new("createdBy", "A silence says who made it.");
        }

        if (string.IsNullOrWhiteSpace(wanted.Comment))
        {
            yield return new("comment", "A silence says why.");
        }
    }

    private static SilenceOutcome.Refused? Refusal(SilenceDraft wanted, DateTimeOffset now)
    {
        ImmutableArray<FieldError> mistakes = Check(wanted, now);
        return mistakes.IsEmpty
            ? null
            : new SilenceOutcome.Refused(
                Rejection.Invalid(
                    "silence.invalid",
                    "Nothing was silenced. " + string.Join(" ", mistakes.Select(mistake => mistake.Message)),
                    mistakes
                )
            );
    }

    private static Silence New(SilenceDraft wanted, SilenceId id, DateTimeOffset now) =>
        new(
            id,
            wanted.Matchers,
            wanted.StartsAt is DateTimeOffset later && later > now ? later.ToUniversalTime() : now,
            wanted.EndsAt.ToUniversalTime(),
            EdgeText.Line(wanted.CreatedBy, EdgeLimits.NameBytes),
            EdgeText.Clean(wanted.Comment, EdgeLimits.TitleBytes),
            UpdatedAt: now
        );

    private static Silence Ended(Silence present, SilenceEnd end, DateTimeOffset now) =>
        present with
        {
            StartsAt = present.StartsAt < now ? present.StartsAt : now,
            EndsAt = now,
            UpdatedAt = now,
            Ended = new(EdgeText.Line(end.By, EdgeLimits.NameBytes), EdgeText.Clean(end.Why, EdgeLimits.TitleBytes)),
        };
}
